-- How a group of authorities compares by one measure: value, baseline, change, rank and place in per cent
-- of the others, and the spread of the group, from the summary table. Members without a value come too,
-- with nulls.
\set measure random(1, :measures_known)
WITH figures AS MATERIALIZED (
  SELECT a.authority_no, a.authority_id, m.better, s.baseline_value, s.baseline_as_of, s.baseline_visit_no,
         s.latest_value, s.latest_as_of, s.latest_visit_no, s.change, s.n
  FROM measures m
    CROSS JOIN authorities a
    LEFT JOIN measure_summaries s ON s.measure_no = m.measure_no AND s.authority_no = a.authority_no
      AND s.basis = 1 AND s.cohort = '' AND s.definition = ''
  WHERE m.measure_no = :measure AND a.authority_no = ANY (:members::integer[])
)
SELECT f.authority_id, f.baseline_value, f.baseline_as_of, f.latest_value, f.latest_as_of, f.change, f.n,
       rank() OVER best_first, percent_rank() OVER best_first, spread.*
FROM figures f, (
  SELECT count(latest_value) AS valued, min(latest_value), max(latest_value), avg(latest_value),
         percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY latest_value) AS quartiles
  FROM figures) spread
WINDOW best_first AS (ORDER BY f.latest_value * f.better DESC NULLS LAST)
ORDER BY f.authority_id;
