-- GetProgressResponse, field by field: expected(question, path, value). Fields that hold their
-- default (0, '') are left out, as protobuf leaves them out.
CREATE TABLE expected (question INTEGER, path TEXT, value);

INSERT INTO expected SELECT question, 'authority.name', 'authorities/' || authority FROM progress;

-- The episode.
INSERT INTO expected SELECT question, 'episode.baseline.name', name
FROM progress JOIN episode_visit USING (context) WHERE is_baseline;
INSERT INTO expected
SELECT question, 'episode.judgements[' || place || '].' || field, CASE field WHEN 'area' THEN area ELSE grade END
FROM progress JOIN episode_visit USING (context) JOIN judgement USING (visit),
     (SELECT 'area' AS field UNION ALL SELECT 'grade')
WHERE is_baseline;
INSERT INTO expected
SELECT question, 'episode.months_since_' || lower(months_to_end.clock) || '.' || side,
       CASE side WHEN 'low' THEN low ELSE high END
FROM progress JOIN months_to_end USING (context), (SELECT 'low' AS side UNION ALL SELECT 'high');
INSERT INTO expected SELECT question, 'episode.visits_held', held
FROM progress JOIN totals USING (context) WHERE held > 0;
INSERT INTO expected SELECT question, 'episode.highest_stated_number', highest_stated
FROM progress JOIN totals USING (context) WHERE highest_stated > 0;
INSERT INTO expected SELECT question, 'episode.end', how
FROM progress JOIN ending USING (context)
WHERE EXISTS (SELECT 1 FROM context_visit WHERE context_visit.context = progress.context);
INSERT INTO expected SELECT question, 'episode.ended_by.name', ended_by
FROM progress JOIN ending USING (context) WHERE ended_by IS NOT NULL;
INSERT INTO expected
SELECT question, 'episode.continued_by[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY successor) - 1) || ']',
       'authorities/' || successor
FROM progress JOIN ending USING (context) JOIN succession ON succession.predecessor = progress.authority
WHERE how = 'EPISODE_END_CONTINUED_BY' AND context IN (SELECT context FROM context_visit);
INSERT INTO expected SELECT question, 'episode.inherited', 1
FROM progress JOIN episode_visit USING (context) WHERE is_baseline AND inherited;

INSERT INTO expected SELECT question, 'episode.inherited', 1
FROM progress JOIN episode USING (context)
WHERE place = 0 AND context IN (SELECT context FROM context_visit WHERE inherited);
-- "Where there are several predecessors, or it took over a part of one: the latest inspection of each."
INSERT INTO expected
SELECT question, 'episode.candidate_baselines[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY authority) - 1)
       || '].name', name
FROM (SELECT question, inspection.authority, inspection.name, MAX(inspection.place)
      FROM progress JOIN unchosen USING (context) JOIN inspection USING (context)
      WHERE context IN (SELECT context FROM episode WHERE place = 0)
      GROUP BY question, inspection.authority);

-- The visits.
CREATE TABLE shown_visit AS
SELECT question, progress.context, clock, episode_visit.*,
       'visits[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY position) - 1) || '].' AS path
FROM progress JOIN episode_visit USING (context)
WHERE NOT is_baseline AND (progress.since IS NULL OR high IS NULL OR high >= progress.since);

INSERT INTO expected SELECT question, path || 'visit.name', name FROM shown_visit;
INSERT INTO expected
SELECT question, path || 'stated_numbers[' || place || '].number', number
FROM shown_visit JOIN stated_number USING (visit);
INSERT INTO expected
SELECT question, path || 'stated_numbers[' || place || '].counted_from', 'COUNTED_FROM_' || counted_from
FROM shown_visit JOIN stated_number USING (visit);
INSERT INTO expected
SELECT question, path || 'stated_numbers[' || place || '].of_planned', of_planned
FROM shown_visit JOIN stated_number USING (visit) WHERE of_planned IS NOT NULL;
INSERT INTO expected SELECT question, path || 'counted_number', counted.number
FROM shown_visit JOIN counted USING (context, visit) WHERE counted.number IS NOT NULL;
INSERT INTO expected SELECT question, path || 'counted_number_with_focused', with_focused
FROM shown_visit JOIN counted USING (context, visit) WHERE with_focused IS NOT NULL;
INSERT INTO expected SELECT question, path || 'counted_is_lower_bound', 1
FROM shown_visit JOIN lower_bound USING (context, visit);
INSERT INTO expected
SELECT question, path || 'months_since_' || lower(months_to_visit.clock) || '.' || side,
       CASE side WHEN 'low' THEN months_to_visit.low ELSE months_to_visit.high END
FROM shown_visit JOIN months_to_visit USING (context, visit),
     (SELECT 'low' AS side UNION ALL SELECT 'high');
INSERT INTO expected SELECT question, path || 'earliest_date', date(days_low)
FROM shown_visit WHERE days_low IS NOT NULL;
INSERT INTO expected SELECT question, path || 'latest_date', date(high)
FROM shown_visit WHERE high IS NOT NULL;
INSERT INTO expected SELECT question, path || 'inherited', 1 FROM shown_visit WHERE inherited;
INSERT INTO expected SELECT question, path || 'joint_with[' || place || ']', other
FROM shown_visit JOIN joint USING (visit);
INSERT INTO expected SELECT question, path || 'overall_progress[' || place || '].rating', rating
FROM shown_visit JOIN overall USING (visit) WHERE rating <> '';
