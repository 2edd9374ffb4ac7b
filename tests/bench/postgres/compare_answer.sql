-- What CompareAuthorities answers, put together as it is there: as compare.sql, and of each authority its
-- latest inspection, and both points with the visit, the words and the sources that they rest on. Those
-- without a value come too, with nulls. Left out, in PostgreSQL's favour, is what the rules conclude: months
-- since the baseline, rates of change, notes, why an authority is excluded, and its other points.
\set one random(1, 3)
\set measure case when :one = 1 then :measure_1 when :one = 2 then :measure_2 else :measure_3 end
WITH figures AS MATERIALIZED (
  SELECT a.authority_no, a.authority_id, s.baseline_value, s.baseline_first_day, s.baseline_last_day,
         s.baseline_point, s.latest_value, s.latest_first_day, s.latest_last_day, s.latest_point,
         s.change, s.n, s.latest_value * (SELECT better FROM measures WHERE measure_no = :measure) AS goodness
  FROM authorities a
    LEFT JOIN measure_summaries s ON s.authority_no = a.authority_no AND s.measure_no = :measure
      AND s.basis = 1 AND s.cohort = '' AND s.definition = ''
  WHERE a.region = :region
), ranked AS (
  SELECT f.*, rank() OVER best_first, percent_rank() OVER best_first, row_number() OVER best_first AS row
  FROM figures f WINDOW best_first AS (ORDER BY goodness DESC NULLS LAST)
)
SELECT r.authority_id, i.visit_id, i.type, i.status, i.framework, i.started_first, i.started_last,
       i.ended_first, i.ended_last, i.published_first, i.published_last,
       r.baseline_value, r.baseline_first_day, r.baseline_last_day, r.baseline_point,
       r.latest_value, r.latest_first_day, r.latest_last_day, r.latest_point,
       r.change, r.n, r.rank, r.percent_rank, spread.*
FROM ranked r
  LEFT JOIN LATERAL (
    SELECT * FROM visits
    WHERE authority_no = r.authority_no AND valid_to IS NULL AND type <= 3
    ORDER BY first_day DESC LIMIT 1) i ON true
  LEFT JOIN (
    SELECT 1 AS row, count(latest_value), min(latest_value), max(latest_value), avg(latest_value),
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY latest_value) AS quartiles
    FROM figures) spread USING (row)
ORDER BY r.authority_id;
