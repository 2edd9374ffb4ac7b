-- Change, ratio, rates and direction.

-- "Figures before and after an authority was divided or joined count different people."
CREATE TABLE same_people AS
SELECT authority AS old, authority AS new FROM authority
UNION ALL
SELECT predecessor, successor FROM succession WHERE kind = 'restructure';
CREATE UNIQUE INDEX same_people_by_old ON same_people(old, new);

-- "Change needs two different points", whose order is known, and which count the same people.
-- "Rounded to the fewer decimals of the two, ratios and rates to three significant figures; a month in
-- a rate is 30.4375 days." The difference is taken of whole numbers of the smallest decimal, so that no
-- binary fraction decides a half.
-- A comparison's pair stands under the number of the value in place of a context.
CREATE TABLE new_point AS
SELECT scope AS pair, context AS scope, measure, cohort, basis, definition, visit, place, episode_place,
       position, of_visit, of_previous, authority, low, high, value, decimals, elsewhere, previous_visit
FROM latest_point WHERE scope < 1000000
UNION ALL
SELECT compared_value.value_number, compared_baseline.scope, measure, cohort, basis, definition, visit,
       compared_value.place, episode_place, position, of_visit, of_previous, authority, low, high,
       compared_value.value, decimals, episode_place <> compared_baseline.place, previous_visit
FROM compared_value JOIN compared_baseline USING (value_number);
CREATE TABLE change AS
WITH pairs AS (
  SELECT new.pair AS context, old.measure, old.cohort, old.basis, old.definition,
         old.low AS old_low, old.high AS old_high, new.low AS new_low, new.high AS new_high,
         old.value AS old_value, new.low - old.high AS shortest, new.high - old.low AS longest,
         MAX(old.decimals, new.decimals) AS more, MIN(old.decimals, new.decimals) AS fewer,
         CAST(ROUND(new.value * pow(10, MAX(old.decimals, new.decimals))) AS INTEGER)
         - CAST(ROUND(old.value * pow(10, MAX(old.decimals, new.decimals))) AS INTEGER) AS units
  FROM baseline_point AS old
  JOIN new_point AS new USING (scope, measure, cohort, basis, definition)
  WHERE (old.visit, old.place) <> (new.visit, new.place)
    AND (old.high < new.low
         -- A visit's own figure is later than one that it gives of a date.
         OR ((new.position > 0 OR new.elsewhere) AND old.of_date
             AND ((new.of_visit AND old.visit = new.visit) OR (new.of_previous AND old.visit = new.previous_visit)))
         OR (new.position > 0 AND (new.of_visit OR (new.of_previous AND new.previous_visit IS NOT NULL))
             AND new.episode_place = old.episode_place AND (old.is_baseline OR old.of_baseline)))
    AND (old.authority, new.authority) IN (SELECT * FROM same_people)
)
SELECT pairs.*,
       CASE WHEN units < 0 THEN -1 ELSE 1 END
       * ((2 * abs(units) + CAST(pow(10, more - fewer) AS INTEGER))
          / (2 * CAST(pow(10, more - fewer) AS INTEGER))) / pow(10, fewer) AS change
FROM pairs;
CREATE INDEX change_by_series ON change(context, measure, cohort, basis, definition);

-- Ratio, and rates per month between the points and from the baseline on both clocks, each as a
-- fraction of whole numbers; then "three significant figures", a half away from zero.
CREATE TABLE fraction AS
SELECT context, measure, cohort, basis, definition, 'relative_change' AS field, '' AS side,
       units AS over, CAST(ROUND(old_value * pow(10, more)) AS INTEGER) AS under
FROM change WHERE old_value <> 0
UNION ALL
SELECT context, measure, cohort, basis, definition, 'change_per_month', side, units * 304375,
       CAST(pow(10, more) AS INTEGER) * 10000 * CASE side WHEN 'one' THEN shortest ELSE longest END
FROM change, (SELECT 'one' AS side UNION ALL SELECT 'other') WHERE shortest > 0 AND longest > 0
UNION ALL
SELECT change.context, change.measure, change.cohort, change.basis, change.definition,
       'change_per_month_since_' || lower(clock), side,
       units * 304375, CAST(pow(10, more) AS INTEGER) * 10000
       * CASE side WHEN 'one' THEN new_low - clock.high ELSE new_high - clock.low END
FROM change JOIN clock ON clock.context = change.context
JOIN baseline_point ON baseline_point.scope = change.context
 AND (baseline_point.measure, baseline_point.cohort, baseline_point.basis, baseline_point.definition)
   = (change.measure, change.cohort, change.basis, change.definition),
     (SELECT 'one' AS side UNION ALL SELECT 'other')
WHERE new_low > clock.high AND near;

CREATE TABLE rounded AS
WITH scaled AS (
  SELECT *, 2 - CAST(floor(log10(abs(over) * 1.0 / under)) AS INTEGER) AS digits
  FROM fraction WHERE over <> 0 AND under IS NOT NULL
)
SELECT context, measure, cohort, basis, definition, field, side,
       CASE WHEN over < 0 THEN -1 ELSE 1 END
       * CASE WHEN digits >= 0 THEN
           (2 * abs(over) * CAST(pow(10, digits) AS INTEGER) + under) / (2 * under) / pow(10, digits)
         ELSE (2 * abs(over) + under * CAST(pow(10, -digits) AS INTEGER))
           / (2 * under * CAST(pow(10, -digits) AS INTEGER)) * pow(10, -digits) END AS value
FROM scaled
UNION ALL
SELECT context, measure, cohort, basis, definition, field, side, 0.0 FROM fraction
WHERE over = 0 AND under IS NOT NULL;

CREATE TABLE rate AS
SELECT context, measure, cohort, basis, definition, field, MIN(value) AS low, MAX(value) AS high
FROM rounded WHERE side <> '' GROUP BY 1, 2, 3, 4, 5, 6 HAVING COUNT(*) = 2;
CREATE INDEX rate_by_series ON rate(context, measure, cohort, basis, definition);

-- "Direction is by the measure's better; none has no direction." From the change; without one, the
-- movement last told in words; else from bounds that leave no doubt ("bounds, ranges and worded sizes
-- sort and may give a direction").
CREATE TABLE moved AS
WITH scope AS (
  SELECT context AS pair, context AS of_context, measure AS of_measure, cohort AS of_cohort, basis AS of_basis,
         definition AS of_definition, NULL AS reach, NULL AS of_visit, context AS baseline_scope,
         NULL AS before
  FROM series WHERE context < 1000000
  UNION ALL
  SELECT value_number, COALESCE(compared_baseline.context, compared_value.whole_context), measure,
         compared_value.cohort, compared_value.basis, compared_value.definition,
         COALESCE(as_of, first_end), nth_visit.visit, compared_baseline.scope,
         -- Without a baseline: of what lies before the first.
         CASE WHEN compared_baseline.context IS NULL
              THEN (SELECT MIN(COALESCE(low, high)) FROM inspection WHERE inspection.context = compared_value.whole_context) END
  FROM compared_value LEFT JOIN compared_baseline USING (value_number) JOIN comparison USING (question)
  LEFT JOIN month_end ON month_end.question = comparison.question
   AND month_end.whole_context = compared_value.whole_context
  LEFT JOIN nth_visit ON nth_visit.question = comparison.question
   AND nth_visit.whole_context = compared_value.whole_context
), in_scope AS (
  SELECT pair, baseline_scope, before, point.* FROM scope
  JOIN point ON point.context = of_context AND measure = of_measure AND cohort = of_cohort
   AND basis = of_basis AND definition = of_definition
  WHERE (reach IS NULL OR (NOT undated AND high <= reach))
    AND (scope.of_visit IS NULL OR point.visit = scope.of_visit)
    AND (before IS NULL OR high < before OR episode_place = 0)
), bounds AS (
  SELECT in_scope.*,
         CASE WHEN qualifier IN ('EXACT', 'APPROXIMATE', 'AT_LEAST', 'MORE_THAN') THEN value END AS least,
         CASE WHEN upper_value IS NOT NULL THEN upper_value
              WHEN qualifier IN ('EXACT', 'APPROXIMATE', 'AT_MOST', 'LESS_THAN') THEN value END AS most
  FROM in_scope WHERE NOT disputed AND measure <> ''
), latest AS (
  -- The latest figure, but where it is the baseline point.
  SELECT latest_figure.*
  FROM (SELECT scope AS pair, measure, cohort, basis, definition, visit, place, low, high, of_visit
        FROM latest_point WHERE scope < 1000000
        UNION ALL
        SELECT value_number, measure, cohort, basis, definition, visit, place, low, high, of_visit
        FROM compared_value) AS latest_figure
  LEFT JOIN (SELECT DISTINCT pair, baseline_scope FROM scope) USING (pair)
  LEFT JOIN baseline_point AS old ON old.scope = baseline_scope
   AND (old.measure, old.cohort, old.basis, old.definition)
     = (latest_figure.measure, latest_figure.cohort, latest_figure.basis, latest_figure.definition)
  WHERE old.visit IS NULL OR (old.visit, old.place) <> (latest_figure.visit, latest_figure.place)
), last AS (
  SELECT * FROM (
    SELECT bounds.*, ROW_NUMBER() OVER (
             PARTITION BY pair, measure, cohort, basis, definition
             ORDER BY COALESCE(order_low, bounds.high) DESC, elsewhere DESC, bounds.episode_place DESC,
                      bounds.position DESC, bounds.of_visit DESC, bounds.place DESC) AS choice
    FROM bounds LEFT JOIN episode_visit AS baseline ON baseline.context = bounds.context AND baseline.is_baseline
    WHERE (least IS NOT NULL OR most IS NOT NULL) AND NOT numeric AND (until IS NULL OR bounds.high <= until)
      AND (before IS NOT NULL OR baseline.low IS NULL OR bounds.high IS NULL OR bounds.high >= baseline.low)) AS chosen
  WHERE choice = 1
    -- "Whether it got better": not where a later figure is known.
    AND NOT EXISTS (SELECT 1 FROM latest
                    WHERE (latest.pair, latest.measure, latest.cohort, latest.basis, latest.definition)
                          = (chosen.pair, chosen.measure, chosen.cohort, chosen.basis, chosen.definition)
                      AND (latest.visit, latest.place) <> (chosen.visit, chosen.place)
                      AND (latest.low > chosen.high
                           OR (latest.of_visit AND chosen.of_date AND latest.visit = chosen.visit)))
), worded AS (
  SELECT * FROM (
    SELECT point.*, ROW_NUMBER() OVER (
             PARTITION BY pair, measure, cohort, basis, definition
             ORDER BY COALESCE(order_low, point.high) DESC, elsewhere DESC, point.episode_place DESC,
                      point.position DESC, point.place DESC) AS choice
    FROM in_scope AS point LEFT JOIN episode_visit AS baseline
      ON baseline.context = point.context AND baseline.is_baseline
    WHERE moved <> '' AND measure <> '' AND (until IS NULL OR point.high <= until)
      AND CASE WHEN undated THEN (point.context, point.visit) IN (SELECT context, visit FROM datable)
          ELSE point.low IS NOT NULL OR point.high IS NOT NULL END
      AND (before IS NOT NULL OR baseline.low IS NULL OR point.high IS NULL OR point.high >= baseline.low)) AS chosen
  WHERE choice = 1
    -- "Whether it got better": not where a later figure is known.
    AND NOT EXISTS (SELECT 1 FROM latest
                    WHERE (latest.pair, latest.measure, latest.cohort, latest.basis, latest.definition)
                          = (chosen.pair, chosen.measure, chosen.cohort, chosen.basis, chosen.definition)
                      AND (latest.visit, latest.place) <> (chosen.visit, chosen.place)
                      AND (latest.low > chosen.high
                           OR (latest.of_visit AND chosen.of_date AND latest.visit = chosen.visit)))
)
SELECT context, measure, cohort, basis, definition, 1 AS preference, 0 AS day, 'DERIVED' AS how,
       CASE WHEN units > 0 THEN 1 WHEN units < 0 THEN -1 ELSE 0 END AS way
FROM change
UNION ALL
SELECT pair, measure, cohort, basis, definition, 3, 0, 'DERIVED',
       CASE WHEN last.least > old.value THEN 1 ELSE -1 END
FROM last JOIN baseline_point AS old USING (measure, cohort, basis, definition)
WHERE old.scope = last.baseline_scope
  AND (old.high < last.low
  OR ((last.position > 0 OR last.elsewhere) AND old.of_date
      AND ((last.of_visit AND old.visit = last.visit) OR (last.of_previous AND old.visit = last.previous_visit)))
  OR (last.position > 0 AND (last.of_visit OR (last.of_previous AND last.previous_visit IS NOT NULL))
      AND last.episode_place = old.episode_place AND (old.is_baseline OR old.of_baseline)))
  AND (old.authority, last.authority) IN (SELECT * FROM same_people)
  -- A figure may be a rounded one: "12", then "less than 12", leaves a doubt.
  AND (last.least > old.value OR last.most < old.value)
UNION ALL
-- Of one visit or one date movements that differ are mixed (2).
SELECT pair, measure, cohort, basis, definition, 2, 0, 'STATED',
       CASE WHEN EXISTS (SELECT 1 FROM in_scope AS other
                         WHERE other.pair = worded.pair AND other.measure = worded.measure
                           AND other.cohort = worded.cohort AND other.basis = worded.basis
                           AND other.definition = worded.definition
                           AND (other.visit = worded.visit OR worded.low IS NOT NULL OR worded.high IS NOT NULL)
                           AND other.moved <> '' AND other.moved <> worded.moved
                           AND other.low IS worded.low AND other.high IS worded.high) THEN 2
            WHEN movement = 'ROSE' THEN 1 WHEN movement = 'FELL' THEN -1 ELSE 0 END
FROM worded;
CREATE INDEX moved_by_series ON moved(context, measure, cohort, basis, definition);
