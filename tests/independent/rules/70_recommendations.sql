-- "Recommendations live on the inspection and are updated by visits. Status now: the latest update's
-- (OPEN when none). An update of some or all, or a bare count, is a note on the group."
CREATE TABLE updated AS
SELECT episode_visit.context, episode_visit.visit, episode_visit.name, position, low, high,
       recommendation_update.place, recommendation_update.recommendation, recommendation_update.status,
       recommendation_update.service_area, speaker, count
FROM episode_visit JOIN recommendation_update USING (visit)
WHERE NOT is_baseline AND coverage = 'ONE';

CREATE TABLE recommended AS
SELECT episode_visit.context, episode_visit.name AS inspection, recommendation.visit, recommendation.place,
       recommendation.id,
       COALESCE((SELECT updated.status FROM updated
                 WHERE updated.context = episode_visit.context AND updated.recommendation = recommendation.id
                   AND speaker = 'INSPECTORATE'
                   AND (updated.context, updated.visit) IN (SELECT context, visit FROM datable)
                 ORDER BY updated.position DESC, updated.place DESC LIMIT 1), 'OPEN') AS status
FROM episode_visit JOIN recommendation USING (visit) WHERE is_baseline;
