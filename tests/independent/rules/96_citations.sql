-- CompareAuthorities: what a row by a measure rests on.

-- "Those [findings] that name point or baseline_point among the numbers behind them, of the visits that
-- report these; at most 20."
CREATE TABLE named_finding AS
SELECT question, path, visit, place, id, MIN(preference) AS preference
FROM (SELECT shown_point.question, replace(replace(shown_point.path, 'baseline_point.', ''), 'point.', '') AS path,
             finding.visit, finding.place, finding.id, shown_point.path LIKE '%baseline_point.' AS preference
      FROM shown_point JOIN comparison USING (question)
      JOIN observation ON observation.visit = shown_point.visit AND observation.place = shown_point.place
      JOIN finding_observation ON finding_observation.visit = shown_point.visit
       AND finding_observation.observation = observation.id
      JOIN finding ON finding.visit = finding_observation.visit AND finding.place = finding_observation.place)
GROUP BY question, path, visit, place;
INSERT INTO expected
SELECT question, path || 'findings[' || number || '].' || field,
       CASE field WHEN 'finding.id' THEN id WHEN 'visit' THEN name ELSE NULLIF(second_hand, 0) END AS answer
FROM (SELECT named_finding.*, ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY preference, visit, place) - 1 AS number
      FROM named_finding) AS shown
JOIN placed USING (visit)
JOIN second_hand ON second_hand.visit = shown.visit AND second_hand.kind = 'finding' AND second_hand.place = shown.place,
     (SELECT 'finding.id' AS field UNION ALL SELECT 'visit' UNION ALL SELECT 'second_hand')
WHERE number < 20 AND answer IS NOT NULL;
-- "Every visit the row rests on."
CREATE TABLE rests_on AS
SELECT question, path, name, MIN(preference) AS preference
FROM (SELECT shown_point.question, rtrim(replace(replace(shown_point.path, 'baseline_point.', ''), 'point.', ''), '') AS path,
             placed.name, shown_point.path LIKE '%baseline_point.' AS preference
      FROM shown_point JOIN placed USING (visit) JOIN comparison USING (question)
      UNION ALL SELECT question, path, baseline, 2 FROM shown_row JOIN comparison USING (question)
      WHERE baseline <> '' AND subject = 'measure')
GROUP BY question, path, name;
INSERT INTO expected
SELECT question, path || 'visits[' || (ROW_NUMBER() OVER (PARTITION BY question, path ORDER BY preference) - 1) || ']', name
FROM rests_on;
