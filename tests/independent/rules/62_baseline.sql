-- The point of a series that progress is measured from.

-- "Baseline point: the numeric one nearest to the baseline's fieldwork, at most six months off (the gap
-- between the intervals, 0 where they overlap), else the first numeric one after it." One with an open
-- date is not preferred to one whose distance is known (OPEN_DATE_NOT_CHOSEN).
-- Of a comparison as of a day (`scope`): of those values that are certainly not after it.
CREATE TABLE seen AS
SELECT context AS scope, usable.* FROM usable
UNION ALL
SELECT scope, usable.* FROM compared_figure JOIN usable USING (context, visit, place)
WHERE CASE WHEN alignment IN ('date', 'months') THEN usable.high <= COALESCE(as_of, first_end)
      -- Of the nth visit: not after the last that it reports.
      WHEN alignment = 'number'
      THEN COALESCE(usable.order_low, usable.high) <= (
        SELECT MAX(COALESCE(its.order_low, its.high)) FROM usable AS its
        WHERE its.context = usable.context AND its.visit = nth_visit AND its.measure = usable.measure
          AND its.cohort = usable.cohort AND its.basis = usable.basis AND its.definition = usable.definition)
      ELSE 0 END;

CREATE TABLE baseline_point AS
WITH fieldwork AS (
  SELECT context,
         CASE WHEN has_fieldwork THEN fieldwork_low ELSE published_low END AS from_day,
         CASE WHEN has_fieldwork THEN fieldwork_high ELSE published_high END AS to_day
  FROM episode_visit JOIN context USING (context) WHERE is_baseline AND NOT whole
), bounded AS (
  -- Six months before and after.
  SELECT fieldwork.*,
         (SELECT MIN(calendar.day) FROM calendar JOIN calendar AS a ON a.day = from_day
          WHERE (calendar.month = a.month - 6 AND calendar.day_of_month >= a.day_of_month)
             OR calendar.month = a.month - 5) AS first_near,
         (SELECT MAX(calendar.day) FROM calendar JOIN calendar AS a ON a.day = to_day
          WHERE calendar.month = a.month + 6 AND calendar.day_of_month <= a.day_of_month) AS last_near
  FROM fieldwork
), distances AS (
  SELECT usable.*, usable.low IS NOT NULL AND usable.high IS NOT NULL AS closed,
         MAX(0, COALESCE(order_low - to_day, 0), COALESCE(from_day - usable.high, 0)) AS gap,
         -- How far from it a visit with an open date was is not known.
         CASE WHEN usable.low IS NULL AND (of_visit OR of_previous)
                   AND (elsewhere OR usable.position > 0) THEN 0
              WHEN usable.order_low > to_day THEN usable.order_low <= last_near
              WHEN usable.high < from_day THEN usable.high >= first_near
              ELSE 1 END AS within,
         COALESCE(usable.order_low, usable.high) > to_day
         OR (usable.order_low IS NULL AND usable.position > 0 AND NOT elsewhere
             AND (of_visit OR of_previous)) AS after
  FROM seen AS usable JOIN bounded USING (context)
  WHERE NOT undated
)
SELECT * FROM (
  SELECT distances.*,
         (low IS NOT NULL AND closed AND within) OR of_baseline OR (is_baseline AND of_visit) AS near,
         ROW_NUMBER() OVER (PARTITION BY scope, measure, cohort, basis, definition
                            ORDER BY (of_baseline OR is_baseline AND of_visit) AND NOT elsewhere DESC, closed AND within DESC, within DESC, CASE WHEN within THEN gap END,
                                     CASE WHEN closed AND within
                                          THEN NOT (of_baseline OR is_baseline AND of_visit) END, COALESCE(order_low, high), elsewhere, episode_place, position, place)
           AS choice
  FROM distances WHERE within OR after)
WHERE choice = 1;
CREATE INDEX baseline_point_by_series ON baseline_point(scope, measure, cohort, basis, definition);

