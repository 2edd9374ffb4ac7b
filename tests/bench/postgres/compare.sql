-- How the authorities of a region compare by one of the three measures that compare.requests asks for: value,
-- baseline, change, rank and place in per cent of the others, from the summary table. Those without a value
-- come too, with nulls. The spread of the group stands on one row only.
\set one random(1, 3)
\set measure case when :one = 1 then :measure_1 when :one = 2 then :measure_2 else :measure_3 end
WITH figures AS MATERIALIZED (
  SELECT a.authority_id, s.baseline_value, s.baseline_first_day, s.baseline_last_day, s.baseline_visit_no,
         s.latest_value, s.latest_first_day, s.latest_last_day, s.latest_visit_no, s.change, s.n,
         s.latest_value * (SELECT better FROM measures WHERE measure_no = :measure) AS goodness
  FROM authorities a
    LEFT JOIN measure_summaries s ON s.authority_no = a.authority_no AND s.measure_no = :measure
      AND s.basis = 1 AND s.cohort = '' AND s.definition = ''
  WHERE a.region = :region
), ranked AS (
  SELECT f.*, rank() OVER best_first, percent_rank() OVER best_first, row_number() OVER best_first AS row
  FROM figures f WINDOW best_first AS (ORDER BY goodness DESC NULLS LAST)
)
SELECT r.authority_id, r.baseline_value, r.baseline_first_day, r.baseline_last_day, r.baseline_visit_no,
       r.latest_value, r.latest_first_day, r.latest_last_day, r.latest_visit_no, r.change, r.n, r.rank,
       r.percent_rank, spread.*
FROM ranked r LEFT JOIN (
  SELECT 1 AS row, count(latest_value), min(latest_value), max(latest_value), avg(latest_value),
         percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY latest_value) AS quartiles
  FROM figures) spread USING (row)
ORDER BY r.authority_id;
