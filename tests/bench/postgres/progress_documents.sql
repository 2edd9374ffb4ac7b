-- As progress.sql, of visits that are kept whole (load.py --documents): findings, observations and judgements
-- come as the JSON they were sent as, for the caller to read; the baseline values that change is
-- counted from come beside them. `measure.py progress --script` takes it.
\set authority random(:first, :last)
\startpipeline
SELECT v.visit_no, v.visit_id, v.revision, v.type, v.first_day, d.document
  FROM episode_visits(:authority) v JOIN visit_documents d USING (visit_no) ORDER BY v.first_day;
SELECT s.measure_no, s.basis, s.cohort, s.definition, s.baseline_value, s.baseline_visit_no, s.latest_value,
       s.change
  FROM measures m JOIN measure_summaries s USING (measure_no) WHERE s.authority_no = :authority;
\endpipeline
