-- GetProgressResponse.themes: "in the order of the reference data, then by service area".
CREATE TABLE asked_area AS
SELECT asked.question, service_areas.service_area_id AS area
FROM asked JOIN service_areas ON asked.kind = 'area'
 AND (service_area_id = substr(value, 15) OR parent_id = substr(value, 15));

CREATE TABLE shown_theme AS
SELECT question, progress.context, progress.since, theme.*,
       'themes[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY themes.position, service_areas.position) - 1) || '].'
         AS path
FROM progress JOIN theme USING (context) JOIN themes ON 'themes/' || theme_id = theme
JOIN service_areas ON 'service_areas/' || service_area_id = area
WHERE (question NOT IN (SELECT question FROM asked WHERE kind = 'theme')
       OR (question, theme) IN (SELECT question, value FROM asked WHERE kind = 'theme'))
  AND (question NOT IN (SELECT question FROM asked WHERE kind = 'area')
       OR (question, substr(area, 15)) IN (SELECT question, area FROM asked_area))
  -- from_date: a theme of which every point is hidden is hidden.
  AND (since IS NULL
       OR EXISTS (SELECT 1 FROM theme_point AS point
                  WHERE point.context = theme.context AND point.theme = theme.theme
                    AND point.area = theme.area AND (point.high IS NULL OR point.high >= since)));

INSERT INTO expected SELECT question, path || 'theme.name', theme FROM shown_theme;
INSERT INTO expected SELECT question, path || 'service_area', area FROM shown_theme;
INSERT INTO expected
SELECT question, path || field,
       CASE field WHEN 'standing' THEN 'STANDING_' || CASE rank WHEN 1 THEN 'WEAK' WHEN 2 THEN
         'INCONSISTENT' WHEN 3 THEN 'SOUND' ELSE 'STRONG' END
       WHEN 'standing_visit' THEN name ELSE date_text END
FROM shown_theme JOIN theme_point AS point
  ON point.context = shown_theme.context AND point.theme = shown_theme.theme
 AND point.area = shown_theme.area AND point.position = now,
     (SELECT 'standing' AS field UNION ALL SELECT 'standing_visit' UNION ALL SELECT 'standing_date')
WHERE field <> 'standing_date' OR date_text <> '';
INSERT INTO expected
SELECT question, path || field, CASE field WHEN 'unresolved_since_visit' THEN name ELSE date_text END
FROM shown_theme JOIN unresolved USING (context, theme, area)
JOIN episode_visit ON episode_visit.context = shown_theme.context
 AND episode_visit.position = unresolved.position,
     (SELECT 'unresolved_since_visit' AS field UNION ALL SELECT 'unresolved_since_date')
WHERE field <> 'unresolved_since_date' OR date_text <> '';
INSERT INTO expected
SELECT question, path || field, CASE field WHEN 'direction' THEN 'DIRECTION_' || direction ELSE basis END
FROM shown_theme JOIN direction USING (context, theme, area),
     (SELECT 'direction' AS field UNION ALL SELECT 'direction_basis');

CREATE TABLE shown_theme_point AS
SELECT question, point.*,
       shown_theme.path || 'points[' || (ROW_NUMBER() OVER (
         PARTITION BY question, shown_theme.theme, shown_theme.area ORDER BY point.position) - 1) || '].' AS path
FROM shown_theme JOIN theme_point AS point USING (context, theme, area)
WHERE since IS NULL OR point.high IS NULL OR point.high >= since;
INSERT INTO expected SELECT question, path || 'visit.name', name FROM shown_theme_point;
INSERT INTO expected
SELECT question, path || 'standing', 'STANDING_' || CASE rank WHEN 1 THEN 'WEAK' WHEN 2 THEN
       'INCONSISTENT' WHEN 3 THEN 'SOUND' ELSE 'STRONG' END
FROM shown_theme_point WHERE rank IS NOT NULL;
INSERT INTO expected
SELECT question, path || 'direction', 'DIRECTION_' || CASE WHEN directions > 1 THEN 'MIXED' ELSE direction END
FROM shown_theme_point WHERE directions > 0;
-- The counts by standing, in the order of the enum.
CREATE TABLE standing_count AS
SELECT question, path, rank, COUNT(*) AS count,
       ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY rank) - 1 AS number
FROM (SELECT question, path, statement.rank
      FROM shown_theme_point JOIN statement USING (visit, theme, area)
      WHERE sets AND statement.rank IS NOT NULL)
GROUP BY question, path, rank;
INSERT INTO expected
SELECT question, path || 'standing_counts[' || number || '].standing', 'STANDING_' || CASE rank
       WHEN 1 THEN 'WEAK' WHEN 2 THEN 'INCONSISTENT' WHEN 3 THEN 'SOUND' ELSE 'STRONG' END
FROM standing_count;
INSERT INTO expected
SELECT question, path || 'standing_counts[' || number || '].count', count FROM standing_count;
CREATE TABLE shown_finding AS
SELECT question, name AS visit_name, id, second_hand,
       path || CASE WHEN sets THEN 'findings[' ELSE 'other_findings[' END || (ROW_NUMBER() OVER (
         PARTITION BY question, path, sets ORDER BY statement.place) - 1) || '].' AS path
FROM shown_theme_point JOIN statement USING (visit, theme, area)
JOIN second_hand ON second_hand.visit = statement.visit AND second_hand.kind = 'finding'
 AND second_hand.place = statement.place;
INSERT INTO expected SELECT question, path || 'finding.id', id FROM shown_finding;
INSERT INTO expected SELECT question, path || 'visit', visit_name FROM shown_finding;
INSERT INTO expected SELECT question, path || 'second_hand', 1 FROM shown_finding WHERE second_hand;
