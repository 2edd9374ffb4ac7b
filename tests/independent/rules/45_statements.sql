-- What findings state on themes.

-- "Kept per theme and service area (the finding's; else its visit's when it has only one; else all); a
-- finding counts under each of its themes."
CREATE TABLE only_area AS
SELECT visit, MIN(service_area) AS service_area FROM focus WHERE service_area <> ''
GROUP BY visit HAVING COUNT(DISTINCT service_area) = 1;
CREATE UNIQUE INDEX only_area_by_visit ON only_area(visit);

-- "Only findings about the authority (subject empty) count. Only the inspectorate's statements set
-- standing and direction. A finding about a single case, and a forecast, set neither."
CREATE TABLE statement AS
SELECT finding.visit, finding.place, finding.id, theme,
       COALESCE(NULLIF(finding.service_area, ''), only_area.service_area, 'service_areas/all') AS area,
       finding.service_area = 'service_areas/all' AS of_all, standing, direction, scope,
       speaker = 'INSPECTORATE' AND subject = '' AND scope NOT IN ('SINGLE_CASE', 'FORECAST') AS sets,
       CASE standing WHEN 'WEAK' THEN 1 WHEN 'INCONSISTENT' THEN 2 WHEN 'SOUND' THEN 3
            WHEN 'STRONG' THEN 4 END AS rank
FROM finding JOIN finding_theme USING (visit, place) LEFT JOIN only_area USING (visit);
CREATE INDEX statement_by_visit ON statement(visit, theme, area);
