-- Standing and direction of a theme, per service area, over an episode.

-- What one visit says on one theme and area. "Standing at a visit: the weakest stated." Directions of
-- one visit that differ are MIXED.
CREATE TABLE theme_point AS
SELECT episode_visit.context, episode_visit.visit, position, theme, area, is_baseline, dated_by,
       low, high, name, date_text, authority,
       MIN(rank) FILTER (WHERE sets) AS rank,
       -- Whether the weakest is told of several visits together.
       1 - MIN(rank * 2 + (scope <> 'SEVERAL_VISITS')) FILTER (WHERE sets AND rank IS NOT NULL) % 2 AS pooled,
       MAX(of_all) FILTER (WHERE sets AND rank IS NOT NULL) AS of_all,
       COUNT(DISTINCT direction) FILTER (WHERE sets AND direction <> '') AS directions,
       MIN(direction) FILTER (WHERE sets AND direction <> '') AS direction
FROM theme_visit AS episode_visit JOIN statement USING (visit)
WHERE (only_theme IS NULL OR theme = only_theme) AND (only_area = '' OR (only_area, area) IN (SELECT * FROM area_under))
GROUP BY episode_visit.context, episode_visit.visit, theme, area;
CREATE INDEX theme_point_by_theme ON theme_point(context, theme, area, position);

-- "Standing now: that of the latest visit that stated one."
CREATE TABLE theme AS
SELECT theme_point.context, theme, area,
       MAX(position) FILTER (WHERE rank IS NOT NULL AND datable.visit IS NOT NULL) AS now
FROM theme_point LEFT JOIN theme_datable AS datable USING (context, visit)
GROUP BY theme_point.context, theme, area;

-- "Unresolved since: the first visit of the unbroken run of WEAK or INCONSISTENT up to now within the
-- episode, baseline included; a visit that states none does not break it."
CREATE TABLE unresolved AS
SELECT theme.context, theme.theme, theme.area, MIN(point.position) AS position
FROM theme JOIN theme_point AS point USING (context, theme, area)
JOIN theme_point AS latest ON latest.context = theme.context AND latest.theme = theme.theme
 AND latest.area = theme.area AND latest.position = theme.now
WHERE point.rank <= 2 AND point.position <= theme.now
  AND (point.context, point.visit) IN (SELECT context, visit FROM theme_datable)
  -- What several predecessors left is no one's run.
  AND (point.authority = latest.authority OR theme.context NOT IN (SELECT context FROM no_one_run))
  AND NOT EXISTS (SELECT 1 FROM theme_point AS better
                  WHERE better.context = theme.context AND better.theme = theme.theme
                    AND better.area = theme.area AND better.rank >= 3
                    AND (better.context, better.visit) IN (SELECT context, visit FROM theme_datable)
                    AND better.position BETWEEN point.position AND theme.now
                    AND (better.authority = latest.authority
                         OR theme.context NOT IN (SELECT context FROM no_one_run)))
GROUP BY theme.context, theme.theme, theme.area;
CREATE INDEX unresolved_by_theme ON unresolved(context, theme, area);

-- "Direction now: that stated at the visit of the standing now or later (STATED; MIXED where several
-- differ); if none, the comparison of the two latest standings of visits that share a service area
-- (DERIVED); else unspecified."
CREATE TABLE direction AS
WITH stated AS (
  SELECT theme.context, theme.theme, theme.area,
         CASE WHEN COUNT(DISTINCT statement.direction) > 1 THEN 'MIXED'
              ELSE MIN(statement.direction) END AS direction
  FROM theme JOIN theme_point AS point USING (context, theme, area)
  JOIN theme_datable AS datable ON datable.context = point.context AND datable.visit = point.visit
  JOIN statement ON statement.visit = point.visit AND statement.theme = theme.theme
                AND statement.area = theme.area
  LEFT JOIN only_visit ON only_visit.context = theme.context
  WHERE sets AND statement.direction <> ''
    AND (only_visit.visit IS NULL OR point.visit = only_visit.visit)
    AND point.position >= COALESCE(theme.now, (
          SELECT MAX(position) FROM theme_point JOIN theme_datable AS datable USING (context, visit)
          WHERE theme_point.context = theme.context AND theme_point.theme = theme.theme
            AND theme_point.area = theme.area AND directions > 0))
  GROUP BY 1, 2, 3
), before AS (
  SELECT theme.context, theme.theme, theme.area, theme.now, MAX(point.position) AS position
  FROM theme JOIN theme_point AS point USING (context, theme, area)
  JOIN theme_point AS latest ON latest.context = theme.context AND latest.theme = theme.theme
   AND latest.area = theme.area AND latest.position = theme.now
  WHERE point.rank IS NOT NULL AND point.position < theme.now
    AND (point.context, point.visit) IN (SELECT context, visit FROM theme_datable)
    -- What several predecessors left is no one's: of the same authority.
    AND (theme.context NOT IN (SELECT context FROM no_one_run) OR point.authority = latest.authority)
    -- Visits that share a service area; of one that tells none it is not known that it does not.
    AND (theme.area <> 'service_areas/all' OR latest.of_all OR point.of_all
         OR latest.visit NOT IN (SELECT visit FROM focus WHERE service_area <> '')
         OR point.visit NOT IN (SELECT visit FROM focus WHERE service_area <> '')
         OR EXISTS (SELECT 1 FROM focus AS a JOIN focus AS b USING (service_area)
                    WHERE a.visit = latest.visit AND b.visit = point.visit))
  GROUP BY 1, 2, 3
), derived AS (
  SELECT before.context, before.theme, before.area,
         CASE WHEN latest.rank > earlier.rank THEN 'IMPROVED' WHEN latest.rank < earlier.rank
              THEN 'DECLINED' ELSE 'UNCHANGED' END AS direction
  FROM before
  JOIN theme_point AS latest ON latest.context = before.context AND latest.theme = before.theme
    AND latest.area = before.area AND latest.position = before.now
  JOIN theme_point AS earlier ON earlier.context = before.context AND earlier.theme = before.theme
    AND earlier.area = before.area AND earlier.position = before.position
  WHERE NOT latest.pooled AND NOT earlier.pooled AND (earlier.authority, latest.authority) IN (SELECT * FROM same_people)
)
SELECT context, theme, area, direction, 'BASIS_STATED' AS basis FROM stated
UNION ALL
SELECT context, theme, area, direction, 'BASIS_DERIVED' FROM derived
WHERE (context, theme, area) NOT IN (SELECT context, theme, area FROM stated);
CREATE INDEX direction_by_theme ON direction(context, theme, area);
