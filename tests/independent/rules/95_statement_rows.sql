-- CompareAuthorities: what rows by anything but a measure say. Themes, judgements, progress as a whole, recommendations.
INSERT INTO expected
SELECT value_row.question, path || field,
       CASE field WHEN 'value_visit' THEN value_row.name ELSE NULLIF(date_text, '') END AS answer
FROM shown_row JOIN value_row ON scope = value_number,
     (SELECT 'value_visit' AS field UNION ALL SELECT 'value_date')
WHERE answer IS NOT NULL;
INSERT INTO expected
SELECT theme_row.question, path || field,
       CASE field WHEN 'standing' THEN 'STANDING_' || CASE rank WHEN 1 THEN 'WEAK' WHEN 2 THEN 'INCONSISTENT'
         WHEN 3 THEN 'SOUND' WHEN 4 THEN 'STRONG' END
       ELSE area END AS answer
FROM shown_row JOIN theme_row ON scope = value_number,
     (SELECT 'standing' AS field UNION ALL SELECT 'service_area')
WHERE answer IS NOT NULL;
INSERT INTO expected
SELECT theme_row.question, path || field, CASE field WHEN 'direction' THEN 'DIRECTION_' || direction ELSE basis END
FROM shown_row JOIN theme_row ON scope = value_number
JOIN direction ON direction.context = scope AND direction.theme = theme_row.theme AND direction.area = theme_row.area,
     (SELECT 'direction' AS field UNION ALL SELECT 'direction_basis');
INSERT INTO expected
SELECT theme_row.question, path || 'unresolved_since_visit', theme_visit.name
FROM shown_row JOIN theme_row ON scope = value_number
JOIN unresolved ON unresolved.context = scope AND unresolved.theme = theme_row.theme AND unresolved.area = theme_row.area
JOIN theme_visit ON theme_visit.context = scope AND theme_visit.position = unresolved.position
WHERE rank <= 2
  AND (theme_row.dated_by NOT IN ('SOURCE', 'NONE')
   OR (theme_row.whole_context, theme_row.episode_place) IN (SELECT context, episode_place FROM lone_visit));

CREATE TABLE of_visit_second_hand AS
SELECT visit, MAX(first_hand) = 0 AS second_hand FROM source GROUP BY visit;
INSERT INTO expected
SELECT value_row.question, path || field,
       CASE field WHEN 'judgement.visit.name' THEN value_row.name WHEN 'judgement.judgement.area' THEN area
         WHEN 'judgement.judgement.grade' THEN grade ELSE NULLIF(second_hand, 0) END AS answer
FROM shown_row JOIN value_row ON scope = value_number
JOIN stated_judgement ON stated_judgement.question = value_row.question AND stated_judgement.visit = value_row.visit
JOIN of_visit_second_hand ON of_visit_second_hand.visit = value_row.visit,
     (SELECT 'judgement.visit.name' AS field UNION ALL SELECT 'judgement.judgement.area'
      UNION ALL SELECT 'judgement.judgement.grade' UNION ALL SELECT 'judgement.second_hand')
WHERE answer IS NOT NULL;

CREATE TABLE shown_overall AS
SELECT value_row.question, path, value_row.visit, value_row.name, stated_overall.rating,
       path || 'overall_progress[' || (ROW_NUMBER() OVER (PARTITION BY value_number ORDER BY stated_overall.place) - 1) || '].' AS each
FROM shown_row JOIN value_row ON scope = value_number
JOIN stated_overall ON stated_overall.question = value_row.question AND stated_overall.visit = value_row.visit;
INSERT INTO expected
SELECT question, each || field,
       CASE field WHEN 'visit.name' THEN name WHEN 'overall_progress.rating' THEN NULLIF(rating, '')
         ELSE NULLIF(second_hand, 0) END AS answer
FROM shown_overall JOIN of_visit_second_hand USING (visit),
     (SELECT 'visit.name' AS field UNION ALL SELECT 'overall_progress.rating' UNION ALL SELECT 'second_hand')
WHERE answer IS NOT NULL;
-- "The rating, where those statements agree on one."
INSERT INTO expected
SELECT question, path || 'rating', MAX(rating) FROM shown_overall
GROUP BY question, path HAVING COUNT(DISTINCT rating) = 1 AND MAX(rating) <> '';

CREATE TABLE shown_tally AS
SELECT tallied.*, path,
       CASE WHEN status = 'MET' THEN 'addressed' WHEN status = 'CLOSED' THEN 'closed' ELSE 'open' END AS heap
FROM shown_row JOIN tallied ON scope = value_number;
INSERT INTO expected SELECT question, path || 'tally.made', COUNT(*) FROM shown_tally GROUP BY question, path;
INSERT INTO expected SELECT question, path || 'tally.' || heap, COUNT(*) FROM shown_tally GROUP BY question, path, heap;
INSERT INTO expected
SELECT question, path || 'tally.counts[' || number || '].' || field,
       CASE field WHEN 'status' THEN 'RECOMMENDATION_STATUS_' || status ELSE count END
FROM (SELECT question, path, status, COUNT(*) AS count,
             ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY CASE status WHEN 'OPEN' THEN 1
               WHEN 'PROGRESSED' THEN 2 WHEN 'PARTLY_MET' THEN 3 WHEN 'MET' THEN 4 WHEN 'NOT_MET' THEN 5 ELSE 6 END) - 1
               AS number
      FROM shown_tally GROUP BY question, path, status),
     (SELECT 'status' AS field UNION ALL SELECT 'count');
CREATE TABLE shown_each AS
SELECT question, scope, id, inspection, status,
       path || 'recommendations[' || (ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY place) - 1) || '].' AS path
FROM shown_tally;
INSERT INTO expected SELECT question, path || 'recommendation.id', id FROM shown_each;
INSERT INTO expected SELECT question, path || 'inspection', inspection FROM shown_each;
INSERT INTO expected SELECT question, path || 'status', 'RECOMMENDATION_STATUS_' || status FROM shown_each;
