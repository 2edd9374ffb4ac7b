-- How one authority has progressed: what GetProgress answers of its episode. Rows of plain columns in a
-- pipeline take one round trip, and no time for being packed into JSON or arrays. measure.py makes sessions
-- repeatable read, so that the five answer from one state. A visit's findings come together, and say their
-- place: ordering them in the caller spares a sort of whole rows.
\set authority random(:first, :last)
\startpipeline
SELECT visit_no, visit_id, revision, type, status, publication_status, framework, started_first,
       started_last, ended_first, ended_last, published_first, published_last, baseline, monitoring_follows,
       sources, recommendation_updates, details
  FROM episode_visits(:authority) ORDER BY first_day;
SELECT f.visit_no, f.ordinal, f.finding_id, f.theme_no, f.more_themes, f.statement, f.standing, f.direction,
       f.comparator, f.speaker, f.scope, f.service_area, f.source_ids, f.details
  FROM episode_visits(:authority) v JOIN findings f USING (visit_no) ORDER BY v.first_day;
SELECT o.visit_no, o.observation_id, o.measure_no, o.value, o.numerator, o.denominator, o.qualifier, o.kind,
       o.basis, o.speaker, o.cohort, o.definition, o.first_day, o.last_day, o.source_ids, o.details,
       o.value - s.baseline_value AS change, s.baseline_visit_no
  FROM episode_visits(:authority) v JOIN observations o USING (visit_no)
    LEFT JOIN measure_summaries s USING (measure_no, authority_no, basis, cohort, definition)
  ORDER BY o.measure_no, o.last_day, o.visit_no;
SELECT j.visit_no, j.area, j.grade, j.source_ids
  FROM episode_visits(:authority) v JOIN judgements j USING (visit_no) ORDER BY v.first_day;
SELECT r.visit_no, r.ordinal, r.recommendation_id, r.text, r.framework_reference, r.themes
  FROM episode_visits(:authority) v JOIN recommendations r USING (visit_no) ORDER BY v.first_day;
\endpipeline
