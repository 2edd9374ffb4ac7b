-- What GetProgress answers, put together as it is there: every finding under each of its themes in order of
-- visits, with the visit and the sources that it rests on; measures with each point, its visit and sources,
-- and the change from first to last; recommendations with what visits said became of them. One round trip,
-- and from the same rows as progress.sql. Of the ways to say it, rows in order were the fastest. As one JSON
-- document the themes alone took twice the processor time, made of pieces of text, and three times, made by
-- json_build_object and json_agg. To have writes keep as JSON what a visit says on each theme spared a
-- seventh of the whole: the bytes remain. Vocabularies are numbers, as in progress.sql.
--
-- Left out, in PostgreSQL's favour, is what the rules conclude: where a theme stands now and since when,
-- which way it goes, months since the baseline, numbers counted, rates of change, notes, other episodes.
\set authority random(:first, :last)
\startpipeline
SELECT v.visit_no, v.visit_id, v.revision, v.type, v.status, v.publication_status, v.framework,
       v.started_first, v.started_last, v.ended_first, v.ended_last, v.published_first, v.published_last,
       v.baseline, v.monitoring_follows, v.details
  FROM episode_visits(:authority) v ORDER BY v.first_day, v.visit_no;
SELECT j.visit_no, j.area, j.grade, j.source_ids
  FROM episode_visits(:authority) v JOIN judgements j USING (visit_no) ORDER BY v.first_day;
WITH episode AS MATERIALIZED (
  SELECT visit_no, visit_id, first_day, sources, json_array_length(sources) AS n
  FROM episode_visits(:authority)
), told AS NOT MATERIALIZED (
  SELECT f.theme_no, f.service_area, e.first_day, f.visit_no, f.ordinal, e.visit_id, f.finding_id,
         f.more_themes, f.statement, f.standing, f.direction, f.comparator, f.speaker, f.scope, f.details,
         CASE WHEN e.n > 1 AND f.source_ids IS NOT NULL THEN cited(e.sources, f.source_ids)
              ELSE e.sources END AS sources
  FROM episode e JOIN findings f USING (visit_no)
)
SELECT theme_no, service_area, first_day, visit_id, finding_id, more_themes, statement, standing, direction,
       comparator, speaker, scope, details, sources
FROM (
  SELECT * FROM told
  UNION ALL
  SELECT unnest(more_themes), service_area, first_day, visit_no, ordinal, visit_id, finding_id, more_themes,
         statement, standing, direction, comparator, speaker, scope, details, sources
  FROM told WHERE more_themes IS NOT NULL
) under_each
ORDER BY theme_no, service_area, first_day, visit_no, ordinal;
SELECT o.measure_no, o.basis, o.cohort, o.definition, o.first_day, o.last_day, v.visit_id, o.observation_id,
       o.value, o.numerator, o.denominator, o.qualifier, o.kind, o.speaker, o.details,
       CASE WHEN v.n > 1 AND o.source_ids IS NOT NULL THEN cited(v.sources, o.source_ids)
              ELSE v.sources END AS sources, s.baseline_visit_no, s.latest_visit_no, s.change
  FROM (SELECT *, json_array_length(sources) AS n FROM episode_visits(:authority) OFFSET 0) v
    JOIN observations o USING (visit_no)
    LEFT JOIN measure_summaries s USING (measure_no, authority_no, basis, cohort, definition)
  ORDER BY o.measure_no, o.basis, o.cohort, o.definition, o.last_day, o.visit_no;
WITH episode AS MATERIALIZED (
  SELECT visit_no, visit_id, first_day, recommendation_updates FROM episode_visits(:authority)
)
SELECT e.visit_id, r.recommendation_id, r.text, r.framework_reference, r.themes, u.visit_id AS updated_by,
       u.said
  FROM episode e JOIN recommendations r USING (visit_no)
    LEFT JOIN (SELECT first_day, visit_id, json_array_elements(recommendation_updates) AS said
               FROM episode WHERE recommendation_updates IS NOT NULL) u
      ON u.said ->> 'recommendation' = r.recommendation_id
  ORDER BY e.first_day, r.ordinal, u.first_day;
\endpipeline
