-- GetProgressResponse.measures: "series of measures, in the order of the reference data".
CREATE TABLE shown_series AS
SELECT question, progress.context, progress.since, measure, series.cohort, series.basis, series.definition,
       'measures[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY measures.position,
         CASE series.basis WHEN 'LETTER' THEN 1 WHEN 'LOCAL_DATA' THEN 2 ELSE 3 END, series.cohort,
         series.definition)
         - 1) || '].' AS path
FROM progress JOIN series USING (context) JOIN measures ON 'measures/' || measure_id = measure
WHERE (question NOT IN (SELECT question FROM asked WHERE kind = 'measure')
       OR (question, measure) IN (SELECT question, value FROM asked WHERE kind = 'measure'))
  -- from_date: a series of which every value is hidden is hidden.
  AND (progress.since IS NULL
       OR EXISTS (SELECT 1 FROM observed
                  WHERE (observed.context, observed.measure, observed.cohort, observed.basis,
                         observed.definition)
                        = (series.context, series.measure, series.cohort, series.basis, series.definition)
                    AND (high IS NULL OR high >= progress.since)));

INSERT INTO expected SELECT question, path || 'measure.name', measure FROM shown_series;
INSERT INTO expected SELECT question, path || 'cohort', cohort FROM shown_series WHERE cohort <> '';
INSERT INTO expected SELECT question, path || 'basis', 'SERIES_BASIS_' || basis FROM shown_series;
INSERT INTO expected SELECT question, path || 'definition', definition FROM shown_series
WHERE definition <> '';

CREATE TABLE shown_point AS
SELECT question, path || 'baseline.' AS path, shown_series.context, visit, place FROM shown_series
JOIN baseline_point ON baseline_point.scope = shown_series.context
 AND (baseline_point.measure, baseline_point.cohort, baseline_point.basis, baseline_point.definition)
   = (shown_series.measure, shown_series.cohort, shown_series.basis, shown_series.definition)
UNION ALL
SELECT question, path || 'latest.', context, visit, place FROM shown_series
JOIN (SELECT * FROM latest_point WHERE scope < 1000000) USING (context, measure, cohort, basis, definition)
UNION ALL
SELECT question, path || 'points[' || (ROW_NUMBER() OVER (
         PARTITION BY question, measure, cohort, basis, definition
         ORDER BY undated OR (low IS NULL AND high IS NULL), COALESCE(order_low, high), elsewhere, episode_place, position, place) - 1) || '].', context, visit, place
FROM shown_series JOIN point USING (context, measure, cohort, basis, definition)
WHERE since IS NULL OR high IS NULL OR high >= since
UNION ALL
SELECT question, path || 'targets[' || (ROW_NUMBER() OVER (
         PARTITION BY question, measure, cohort, basis, definition
         ORDER BY undated OR (low IS NULL AND high IS NULL), COALESCE(order_low, high), elsewhere, episode_place, position, place) - 1) || '].', context, visit, place
FROM shown_series JOIN observed USING (context, measure, cohort, basis, definition)
WHERE kind <> 'ACTUAL' AND (since IS NULL OR high IS NULL OR high >= since)
  AND (context, visit, place) NOT IN (SELECT context, visit, place FROM agreement WHERE agree AND second)
UNION ALL
SELECT question, 'unlisted_observations[' || (ROW_NUMBER() OVER (
         PARTITION BY question
         ORDER BY undated OR (low IS NULL AND high IS NULL), COALESCE(order_low, high), elsewhere, episode_place, position, place) - 1) || '].', context, visit, place
FROM progress JOIN observed USING (context)
WHERE measure = '' AND (since IS NULL OR high IS NULL OR high >= since)
  AND question NOT IN (SELECT question FROM asked WHERE kind = 'measure');

INSERT INTO expected SELECT question, path || 'change', change
FROM shown_series JOIN change USING (context, measure, cohort, basis, definition);
INSERT INTO expected SELECT question, path || 'relative_change', value
FROM shown_series JOIN rounded USING (context, measure, cohort, basis, definition)
WHERE field = 'relative_change';
INSERT INTO expected
SELECT question, path || field || '.' || side, CASE side WHEN 'low' THEN low ELSE high END
FROM shown_series JOIN rate USING (context, measure, cohort, basis, definition),
     (SELECT 'low' AS side UNION ALL SELECT 'high');
INSERT INTO expected
SELECT question, path || field, CASE field WHEN 'direction_basis' THEN 'BASIS_' || how
  ELSE 'DIRECTION_' || CASE WHEN way = 0 THEN 'UNCHANGED' WHEN way = 2 THEN 'MIXED'
       WHEN (way > 0) = (better = 'higher') THEN 'IMPROVED' ELSE 'DECLINED' END END
FROM (SELECT shown_series.*, way, how,
             ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY preference, day) AS choice
      FROM shown_series JOIN moved USING (context, measure, cohort, basis, definition)) AS shown
JOIN measures ON 'measures/' || measure_id = measure,
     (SELECT 'direction' AS field UNION ALL SELECT 'direction_basis')
WHERE better <> 'none' AND choice = 1;
