-- GetProgressResponse.other_episodes, "oldest first": of the authority and its predecessors, and before
-- them the visits that no inspection comes before, or that several predecessors left.
CREATE TABLE other_episode AS
SELECT progress.question, inspection.context, inspection.visit, inspection.name, inspection.inherited,
       inspection.place, next_place IS NOT NULL AS followed,
       (SELECT COUNT(*) FROM listed WHERE listed.context = inspection.context
        AND listed.episode_place = inspection.place AND listed.type = 'MONITORING_VISIT') AS held
FROM progress JOIN episode USING (context)
JOIN inspection ON inspection.context = progress.context AND inspection.place <> episode.place
LEFT JOIN next_inspection ON next_inspection.context = inspection.context
 AND next_inspection.place = inspection.place
UNION ALL
SELECT progress.question, progress.context, NULL, NULL, MAX(inherited), 0,
       -- What several predecessors left goes on until the authority has an inspection of its own.
       context NOT IN (SELECT context FROM unchosen),
       COUNT(*) FILTER (WHERE type = 'MONITORING_VISIT' AND (context, listed.visit) NOT IN (
         SELECT context, visit FROM counted_elsewhere))
FROM progress JOIN episode USING (context) JOIN listed USING (context)
WHERE episode.place > 0
  AND CASE WHEN context IN (SELECT context FROM mingled)
           THEN (context, listed.visit) IN (SELECT context, visit FROM left_behind)
           ELSE listed.episode_place = 0 END
GROUP BY progress.question;

CREATE TABLE shown_episode AS
SELECT other_episode.*,
       'other_episodes[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY place) - 1) || '].'
         AS path
FROM other_episode;
INSERT INTO expected SELECT question, path || 'baseline.name', name FROM shown_episode
WHERE name IS NOT NULL;
INSERT INTO expected SELECT question, path || 'overall_grade', grade
FROM shown_episode JOIN judgement USING (visit)
WHERE area = 'overall-effectiveness';
INSERT INTO expected SELECT question, path || 'visits_held', held FROM shown_episode WHERE held > 0;
INSERT INTO expected
SELECT question, path || 'end', CASE WHEN followed THEN 'EPISODE_END_REINSPECTED'
       WHEN NOT inherited AND valid_to IS NOT NULL AND (until IS NULL OR until > valid_to)
       THEN 'EPISODE_END_CONTINUED_BY' ELSE 'EPISODE_END_OPEN' END
FROM shown_episode JOIN context USING (context) JOIN authority USING (authority);
INSERT INTO expected SELECT question, path || 'inherited', 1 FROM shown_episode WHERE inherited;
