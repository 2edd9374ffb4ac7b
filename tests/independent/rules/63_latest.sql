-- The last figure of a series in an episode, for a comparison as of its alignment.

-- What a latest point is sought among: `scope` is the context of a GetProgress question; of a
-- comparison one of its authority's episodes, as far as the alignment reaches.
-- "As of a date (the latest value certainly at or before it), also where a later visit reports it."
CREATE TABLE reached AS
SELECT context AS scope, usable.* FROM usable WHERE context < 1000000
UNION ALL
SELECT scope, usable.* FROM compared_figure JOIN usable USING (context, visit, place)
WHERE CASE alignment WHEN '' THEN 1 WHEN 'date' THEN usable.high <= as_of
           WHEN 'months' THEN month_episode = context AND NOT undated
                              AND usable.high <= first_end
           ELSE nth_episode = context AND visit = nth_visit END;
CREATE INDEX reached_by_scope ON reached(scope, measure, cohort, basis, definition);

-- "Latest: the last numeric ACTUAL dated within the episode." Of two that one visit gives, the figure of
-- the visit itself is the later unless the dates say otherwise: it cannot tell of days after it. One
-- of a visit without a date comes before those whose date may be later.
CREATE TABLE latest_point AS
WITH candidates AS (
  SELECT reached.*,
         ROW_NUMBER() OVER (
           PARTITION BY scope, measure, cohort, basis, definition
           ORDER BY CASE WHEN NOT undated THEN 1
                         WHEN EXISTS (SELECT 1 FROM reached AS other
                           WHERE NOT other.undated
                             AND NOT (reached.of_visit AND other.of_date AND other.visit = reached.visit)
                             AND (other.elsewhere OR NOT (other.is_baseline OR other.of_baseline))
                             AND (other.high IS NULL OR baseline.low IS NULL OR other.high >= baseline.low)
                             AND (other.scope, other.measure, other.cohort, other.basis, other.definition)
                               = (reached.scope, reached.measure, reached.cohort, reached.basis,
                                  reached.definition)) THEN 2 ELSE 0 END,
                    COALESCE(order_low, reached.high) DESC, elsewhere DESC, reached.episode_place DESC,
                    reached.position DESC, reached.place DESC) AS choice
  FROM reached
  LEFT JOIN episode_visit AS baseline ON baseline.context = reached.context AND baseline.is_baseline
  WHERE (reached.low IS NOT NULL OR reached.high IS NOT NULL OR undated)
    AND (baseline.visit IS NULL OR reached.high IS NULL OR baseline.low IS NULL
         OR reached.high >= baseline.low)
)
SELECT candidates.*
FROM candidates JOIN candidates AS last USING (scope, measure, cohort, basis, definition)
WHERE last.choice = 1
  AND candidates.choice = COALESCE((
        SELECT MIN(own.choice) FROM candidates AS own
        WHERE (own.scope, own.measure, own.cohort, own.basis, own.definition, own.visit)
              = (last.scope, last.measure, last.cohort, last.basis, last.definition, last.visit)
          AND own.of_visit AND NOT own.undated AND (own.position > 0 OR own.elsewhere) AND NOT last.of_visit
          AND NOT COALESCE(last.low > own.high, 0)), 1)
  -- One of a visit without a date is the latest only where nothing is known that may be later.
  AND NOT (candidates.undated AND EXISTS (
    SELECT 1 FROM baseline_point AS old
    WHERE (old.scope, old.measure, old.cohort, old.basis, old.definition)
          = (last.context, last.measure, last.cohort, last.basis, last.definition)
      AND NOT (candidates.of_visit AND old.of_date AND old.visit = candidates.visit)
      AND NOT (candidates.episode_place = old.episode_place AND (old.is_baseline OR old.of_baseline))));
CREATE INDEX latest_point_by_series ON latest_point(scope, measure, cohort, basis, definition);
