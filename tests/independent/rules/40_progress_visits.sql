-- Numbers and months of the visits of an episode, and of the episode itself.

-- Whole months between two dates that are intervals: "exact only when both are days; otherwise it is
-- a range [shortest, longest]; with an open end it is not given". A month is complete on the same day
-- of the month, or on the last of a month that has no such day.
CREATE TABLE months_to_visit AS
SELECT context, visit, clock.clock,
       CASE WHEN c.day >= b.day
            THEN c.month - b.month - (c.day_of_month < b.day_of_month AND NOT c.last)
            ELSE c.month - b.month + (b.day_of_month < c.day_of_month AND NOT b.last) END AS low,
       CASE WHEN d.day >= a.day
            THEN d.month - a.month - (d.day_of_month < a.day_of_month AND NOT d.last)
            ELSE d.month - a.month + (a.day_of_month < d.day_of_month AND NOT a.last) END AS high
FROM episode_visit JOIN clock USING (context)
JOIN calendar AS a ON a.day = clock.low JOIN calendar AS b ON b.day = clock.high
JOIN calendar AS c ON c.day = episode_visit.low JOIN calendar AS d ON d.day = episode_visit.date_high
WHERE NOT is_baseline AND dated_by NOT IN ('SOURCE', 'NONE');

CREATE TABLE months_to_end AS
SELECT context, clock.clock,
       CASE WHEN c.day >= b.day
            THEN c.month - b.month - (c.day_of_month < b.day_of_month AND NOT c.last)
            ELSE c.month - b.month + (b.day_of_month < c.day_of_month AND NOT b.last) END AS low,
       CASE WHEN d.day >= a.day
            THEN d.month - a.month - (d.day_of_month < a.day_of_month AND NOT d.last)
            ELSE d.month - a.month + (a.day_of_month < d.day_of_month AND NOT a.last) END AS high
FROM ending JOIN clock USING (context)
JOIN calendar AS a ON a.day = clock.low JOIN calendar AS b ON b.day = clock.high
JOIN calendar AS c ON c.day = ending.low JOIN calendar AS d ON d.day = ending.high;

-- The number of a visit from the baseline, as sources state it: "UNSTATED counts as from the
-- baseline", but for a visit of which a source says what it is from the baseline.
CREATE TABLE own_number AS
SELECT visit, MAX(number) AS number
FROM stated_number
WHERE counted_from = 'BASELINE'
   OR (counted_from = 'UNSTATED' AND visit NOT IN (SELECT visit FROM stated_number
                                                   WHERE counted_from = 'BASELINE'))
GROUP BY visit;
CREATE UNIQUE INDEX own_number_by_visit ON own_number(visit);

-- "Counted number: position among the episode's recorded, held monitoring visits, given with and
-- without focused visits"; absent "where its place is not known": of a visit without a date, unless
-- its number leaves it one place among the others, and where several predecessors' stand together.
CREATE TABLE placeless AS
SELECT context, visit FROM episode_visit
WHERE NOT is_baseline AND dated_by IN ('SOURCE', 'NONE') AND NOT numbered
  AND EXISTS (SELECT 1 FROM episode_visit AS other WHERE other.context = episode_visit.context
              AND NOT other.is_baseline AND other.visit <> episode_visit.visit)
  AND type IN ('MONITORING_VISIT', 'FOCUSED_VISIT');
CREATE UNIQUE INDEX placeless_by_visit ON placeless(context, visit);

-- Which come before which, as far as is known: a visit placed by its number alone and one that has no
-- number may be either way.
CREATE TABLE numbering AS
SELECT episode_visit.context, episode_visit.visit, type, position, own_number.number AS own,
       dated_by IN ('SOURCE', 'NONE') AS by_number
FROM episode_visit LEFT JOIN own_number USING (visit) LEFT JOIN placeless USING (context, visit)
WHERE type IN ('MONITORING_VISIT', 'FOCUSED_VISIT') AND placeless.visit IS NULL
  AND (context NOT IN (SELECT context FROM unchosen) OR context IN (SELECT context FROM episode WHERE place > 0));
CREATE INDEX numbering_by_context ON numbering(context);

CREATE TABLE either_way AS
SELECT v.context, v.visit, w.visit AS other
FROM numbering AS v JOIN numbering AS w ON w.context = v.context AND w.visit <> v.visit
WHERE ((w.by_number AND v.own IS NULL) OR (v.by_number AND w.own IS NULL))
  -- A numbered visit between the two settles it.
  AND NOT EXISTS (SELECT 1 FROM numbering AS x
                  WHERE x.context = v.context AND x.own IS NOT NULL AND NOT x.by_number
                    AND x.position > MIN(v.position, w.position) AND x.position < MAX(v.position, w.position));
CREATE INDEX either_way_by_visit ON either_way(context, visit, other);

CREATE TABLE counted AS
SELECT v.context, v.visit, v.type, v.position, v.own,
       CASE WHEN v.type = 'MONITORING_VISIT' THEN
         1 + COUNT(*) FILTER (WHERE w.type = 'MONITORING_VISIT' AND w.position < v.position
                              AND either_way.visit IS NULL) END AS number,
       1 + COUNT(*) FILTER (WHERE w.position < v.position AND either_way.visit IS NULL) AS with_focused,
       COUNT(either_way.visit) > 0 AS unsure
FROM numbering AS v LEFT JOIN numbering AS w ON w.context = v.context AND w.visit <> v.visit
LEFT JOIN either_way ON either_way.context = v.context AND either_way.visit = v.visit
 AND either_way.other = w.visit
GROUP BY v.context, v.visit;
CREATE INDEX counted_by_visit ON counted(context, visit);

-- "A lower bound where a source states a higher one": its own, or, of a visit that no source numbers,
-- every later visit that has a number, or where there is none an earlier one. So too where it is not
-- known of a recorded visit whether it comes before. Focused visits have the benefit of the doubt. A
-- number below the counted one says nothing of how many are missing.
CREATE TABLE lower_bound AS
WITH gaps AS (
  SELECT context, position, own > number AND own <> with_focused AS gap FROM counted
  WHERE own >= number
)
SELECT context, visit FROM counted
WHERE CASE WHEN unsure THEN 1
      WHEN own >= number THEN own > number AND own <> with_focused
      ELSE COALESCE((SELECT MIN(gap) FROM gaps WHERE gaps.context = counted.context
                     AND gaps.position > counted.position),
                    (SELECT MAX(gap) FROM gaps WHERE gaps.context = counted.context
                     AND gaps.position < counted.position) = 1
                    OR context IN (SELECT context FROM placeless), 0) END;
CREATE INDEX lower_bound_by_visit ON lower_bound(context, visit);

-- A visit held jointly "counts once in totals".
CREATE TABLE counted_elsewhere AS
SELECT DISTINCT listed.context, listed.visit
FROM listed JOIN joint USING (visit) JOIN listed AS other
  ON other.context = listed.context AND other.name = joint.other AND other.visit < listed.visit
WHERE other.type = 'MONITORING_VISIT'
  AND (other.episode_place = listed.episode_place
       OR ((listed.context, listed.visit) IN (SELECT context, visit FROM left_behind)
           AND (other.context, other.visit) IN (SELECT context, visit FROM left_behind)));

CREATE TABLE totals AS
SELECT episode.context,
       (SELECT COUNT(*) FROM episode_visit WHERE episode_visit.context = episode.context
        AND type = 'MONITORING_VISIT'
        AND (context, visit) NOT IN (SELECT context, visit FROM counted_elsewhere)) AS held,
       COALESCE((SELECT MAX(own_number.number) FROM episode_visit JOIN own_number USING (visit)
        WHERE episode_visit.context = episode.context AND type = 'MONITORING_VISIT'
          AND (place > 0 OR episode.context NOT IN (SELECT context FROM unchosen))), 0) AS highest_stated
FROM episode;
CREATE UNIQUE INDEX totals_by_context ON totals(context);

-- A visit without a date "gives the standing now only when it is the episode's only visit": neither its
-- standing nor its direction can be told to be the latest.
CREATE TABLE datable AS
SELECT context, visit FROM episode_visit
WHERE dated_by NOT IN ('SOURCE', 'NONE')
   OR (SELECT COUNT(*) FROM episode_visit AS other WHERE other.context = episode_visit.context
       AND NOT other.is_baseline) = 1;
CREATE INDEX datable_by_visit ON datable(context, visit);
