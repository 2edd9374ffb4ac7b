-- GetProgressResponse.recommendations, the baseline's in their order.
CREATE TABLE shown_recommendation AS
SELECT question, progress.context, progress.since, recommended.*,
       'recommendations[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY place) - 1) || '].' AS path
FROM progress JOIN recommended USING (context)
WHERE question NOT IN (SELECT question FROM asked WHERE kind = 'theme')
   OR EXISTS (SELECT 1 FROM asked JOIN recommendation_theme ON asked.value = theme
              WHERE asked.question = progress.question AND asked.kind = 'theme'
                AND recommendation_theme.visit = recommended.visit
                AND recommendation_theme.place = recommended.place);
INSERT INTO expected SELECT question, path || 'recommendation.id', id FROM shown_recommendation;
INSERT INTO expected SELECT question, path || 'inspection', inspection FROM shown_recommendation;
INSERT INTO expected SELECT question, path || 'status', 'RECOMMENDATION_STATUS_' || status
FROM shown_recommendation;
INSERT INTO expected
SELECT question, path || 'open_months.' || side, CASE side WHEN 'low' THEN low ELSE high END
FROM shown_recommendation JOIN months_to_end USING (context),
     (SELECT 'low' AS side UNION ALL SELECT 'high')
WHERE clock = 'PUBLICATION'
   OR context NOT IN (SELECT context FROM clock WHERE clock = 'PUBLICATION');
CREATE TABLE shown_update AS
SELECT question, updated.*,
       path || 'updates[' || (ROW_NUMBER() OVER (PARTITION BY question, path
         ORDER BY updated.position, updated.place) - 1) || '].' AS path
FROM shown_recommendation JOIN updated
  ON updated.context = shown_recommendation.context AND recommendation = id
WHERE (since IS NULL OR high IS NULL OR high >= since)
  -- service_areas limit updates that name an area.
  AND (service_area = '' OR question NOT IN (SELECT question FROM asked WHERE kind = 'area')
       OR (question, substr(service_area, 15)) IN (SELECT question, area FROM asked_area));
INSERT INTO expected SELECT question, path || 'visit.name', name FROM shown_update;
INSERT INTO expected SELECT question, path || 'update.recommendation', recommendation FROM shown_update;
INSERT INTO expected SELECT question, path || 'update.status', 'RECOMMENDATION_STATUS_' || status
FROM shown_update;
INSERT INTO expected SELECT question, path || 'update.count', count FROM shown_update WHERE count;
