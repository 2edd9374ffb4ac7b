-- CompareAuthoritiesResponse: rows in the order asked for, exclusions by display name.
CREATE TABLE compared_row AS
SELECT measure_row.question, measure_row.peer AS authority, measure_row.value_number, compared_baseline.name AS baseline,
       compared_baseline.context AS baseline_context, measure_row.low, measure_row.high, undated
FROM measure_row LEFT JOIN compared_baseline USING (value_number)
UNION ALL
SELECT value_row.question, peer.authority, scope, inspection.name,
       CASE WHEN inspection.name IS NOT NULL THEN episode_context.context END, value_row.days_low,
       value_row.high, dated_by IN ('SOURCE', 'NONE')
FROM value_row JOIN peer ON peer.question = value_row.question AND peer.context = value_row.whole_context
LEFT JOIN month_end ON month_end.question = value_row.question AND month_end.whole_context = value_row.whole_context
LEFT JOIN episode_context ON episode_context.context = COALESCE(month_end.context, value_row.episode_context)
LEFT JOIN inspection ON inspection.context = value_row.whole_context AND inspection.visit = episode_context.visit
 AND (NOT inspection.inherited OR inspection.context NOT IN (
        SELECT context FROM own_inspection UNION SELECT context FROM mingled));

CREATE TABLE row_key (question INTEGER, authority TEXT, name TEXT, key);
INSERT INTO row_key SELECT question, authority, 'authority', display_name FROM peer;
INSERT INTO row_key SELECT question, authority, 'region', region FROM peer;
INSERT INTO row_key SELECT question, authority, 'date', COALESCE(low, high)
FROM compared_row WHERE NOT undated AND value_number < 3000000000;
INSERT INTO row_key SELECT compared_row.question, compared_row.authority, 'date',
       CASE WHEN tail.scope IS NULL THEN COALESCE(value_row.low, value_row.high)
       -- Of recommendations: to when their status is known, else the end of the inspection.
       ELSE COALESCE(tail.low,
         (SELECT low FROM clock WHERE context = episode_context AND clock = 'FIELDWORK'),
         (SELECT low FROM clock WHERE context = episode_context AND clock = 'PUBLICATION'), value_row.low) END
FROM compared_row JOIN value_row ON value_row.scope = value_number LEFT JOIN tail ON tail.scope = value_number
WHERE NOT undated;
INSERT INTO row_key SELECT question, compared_row.authority, 'baseline_date', over_day
FROM compared_row JOIN inspection ON inspection.context = baseline_context AND inspection.name = baseline;
INSERT INTO row_key SELECT question, peer, 'value', value FROM measure_row;
INSERT INTO row_key SELECT question, authority, 'rank', rank FROM ranking WHERE n >= 2;
INSERT INTO row_key SELECT question, authority, 'percentile', -rank FROM ranking WHERE n >= 2;
INSERT INTO row_key SELECT question, authority, 'change', change.change
FROM compared_row JOIN change ON change.context = value_number;
INSERT INTO row_key SELECT question, authority, 'change_per_month', ROUND((rate.low + rate.high) / 2, 9)
FROM compared_row JOIN rate ON rate.context = value_number AND field = 'change_per_month';
INSERT INTO row_key SELECT compared_row.question, compared_row.authority, 'standing', rank FROM compared_row JOIN theme_row
ON scope = value_number;
INSERT INTO row_key
SELECT compared_row.question, compared_row.authority, 'grade', CASE grade WHEN 'GRADE_INADEQUATE' THEN 1
       WHEN 'GRADE_REQUIRES_IMPROVEMENT' THEN 2 WHEN 'GRADE_GOOD' THEN 3 WHEN 'GRADE_OUTSTANDING' THEN 4 END
FROM compared_row JOIN value_row ON scope = value_number
JOIN stated_judgement ON stated_judgement.question = value_row.question AND stated_judgement.visit = value_row.visit;
INSERT INTO row_key
SELECT compared_row.question, compared_row.authority,
       CASE WHEN status = 'MET' THEN 'addressed' WHEN status = 'CLOSED' THEN 'closed' ELSE 'open' END, COUNT(*)
FROM compared_row JOIN tallied ON scope = value_number GROUP BY 1, 2, 3;
CREATE INDEX row_key_by_row ON row_key(question, authority, name);

-- "Columns, separated by commas, each with desc after it for the largest first. Rows without a value in
-- a column come last either way; rows that are equal in all are ordered by display name."
CREATE TABLE row_order AS
WITH column(question, number, text, rest) AS (
  SELECT question, 0, '', order_by || ',' FROM comparison
  UNION ALL
  SELECT question, number + 1, trim(substr(rest, 1, instr(rest, ',') - 1)), substr(rest, instr(rest, ',') + 1)
  FROM column WHERE rest <> ''
), named AS (
  SELECT question, number, CASE WHEN text LIKE '% desc' THEN substr(text, 1, length(text) - 5) ELSE text END AS name,
         text LIKE '% desc' AS descending
  FROM column WHERE number > 0 AND text <> ''
), place AS (
  SELECT compared_row.question, authority, number,
         COALESCE((1 - 2 * descending) * DENSE_RANK() OVER (PARTITION BY compared_row.question, number, key IS NULL ORDER BY key)
                  + CASE WHEN key IS NULL THEN NULL ELSE 0 END, 1000000) AS place
  FROM compared_row JOIN named USING (question)
  LEFT JOIN row_key USING (question, authority, name)
)
SELECT question, authority,
       ROW_NUMBER() OVER (PARTITION BY question ORDER BY
         (SELECT place FROM place WHERE place.question = compared_row.question
          AND place.authority = compared_row.authority AND number = 1),
         (SELECT place FROM place WHERE place.question = compared_row.question
          AND place.authority = compared_row.authority AND number = 2),
         display_name) - 1 AS number
FROM compared_row JOIN authority USING (authority);
CREATE TABLE shown_row AS
SELECT compared_row.*, 'rows[' || number || '].' AS path FROM compared_row JOIN row_order USING (question, authority);
CREATE TABLE shown_exclusion AS
SELECT exclusion.*, 'excluded[' || (ROW_NUMBER() OVER (PARTITION BY question ORDER BY display_name) - 1) || '].' AS path
FROM exclusion JOIN authority USING (authority);

INSERT INTO expected SELECT question, 'group_size', COUNT(*) FROM peer GROUP BY question;
INSERT INTO expected SELECT question, 'row_count', COUNT(*) FROM compared_row GROUP BY question;
INSERT INTO expected SELECT question, path || 'authority.name', 'authorities/' || authority FROM shown_row;
INSERT INTO expected SELECT question, path || 'authority.name', 'authorities/' || authority FROM shown_exclusion;
INSERT INTO expected SELECT question, path || 'reason', 'EXCLUSION_REASON_' || reason FROM shown_exclusion;
INSERT INTO expected SELECT question, path || 'baseline.name', baseline FROM shown_row WHERE baseline <> '';

-- Measures.
INSERT INTO shown_point SELECT question, path || 'point.', whole_context, visit, place
FROM shown_row JOIN compared_value USING (question, value_number);
INSERT INTO shown_point
SELECT shown_row.question, path || 'baseline_point.', baseline_point.context, baseline_point.visit, baseline_point.place
FROM shown_row JOIN compared_value USING (question, value_number)
JOIN compared_baseline USING (value_number)
JOIN baseline_point ON baseline_point.scope = compared_baseline.scope
 AND (baseline_point.measure, baseline_point.cohort, baseline_point.basis, baseline_point.definition)
   = (compared_value.measure, compared_value.cohort, compared_value.basis, compared_value.definition);
INSERT INTO expected SELECT question, path || 'change', change.change
FROM shown_row JOIN change ON change.context = value_number;
INSERT INTO expected SELECT question, path || 'change_per_month.' || side, CASE side WHEN 'low' THEN rate.low ELSE rate.high END
FROM shown_row JOIN rate ON rate.context = value_number AND field = 'change_per_month',
     (SELECT 'low' AS side UNION ALL SELECT 'high');
INSERT INTO expected
SELECT question, path || field, CASE field WHEN 'direction_basis' THEN 'BASIS_' || how
  ELSE 'DIRECTION_' || CASE WHEN way = 0 THEN 'UNCHANGED' WHEN way = 2 THEN 'MIXED'
       WHEN (way > 0) = (better = 'higher') THEN 'IMPROVED' ELSE 'DECLINED' END END
FROM shown_row
JOIN (SELECT moved.*, ROW_NUMBER() OVER (PARTITION BY context ORDER BY preference) AS choice
      FROM moved WHERE context >= 5000000) AS moved ON moved.context = value_number AND choice = 1
JOIN measures ON 'measures/' || measure_id = measure,
     (SELECT 'direction' AS field UNION ALL SELECT 'direction_basis')
WHERE better <> 'none';
INSERT INTO expected SELECT question, path || 'rank', rank FROM shown_row JOIN ranking USING (question, authority)
WHERE n >= 2;
-- "To twelve significant figures."
INSERT INTO expected
SELECT question, path || 'percentile', 'real:' || printf('%.12g', 100.0 * (n - better) / (n - 1))
FROM (SELECT shown_row.question, path, n,
             (SELECT COUNT(*) FROM ranking AS other WHERE other.question = ranking.question
              AND other.rank < ranking.rank) + 1 AS better
      FROM shown_row JOIN ranking USING (question, authority) WHERE n >= 2);
INSERT INTO expected SELECT question, 'statistics.n', COUNT(*) FROM figure GROUP BY question;
INSERT INTO expected SELECT question, 'statistics.' || field, 'real:' || printf('%.12g', value) FROM statistic;

-- Themes, judgements, progress as a whole, recommendations.
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

-- Months.
CREATE TABLE gap (question INTEGER, path TEXT, from_low INTEGER, from_high INTEGER, to_low INTEGER, to_high INTEGER);
-- "From the inspection's publication (where it is not known: from the last day of its fieldwork)."
CREATE TABLE made AS
SELECT shown_each.question, shown_each.path, value_row.scope, status, tail.low AS to_low, tail.high AS to_high,
       COALESCE(published.low, fieldwork.low) AS low, COALESCE(published.high, fieldwork.high) AS high
FROM shown_each JOIN value_row USING (scope) JOIN tail ON tail.scope = value_row.scope AND NOT nothing_since
LEFT JOIN clock AS published ON published.context = episode_context AND published.clock = 'PUBLICATION'
LEFT JOIN clock AS fieldwork ON fieldwork.context = episode_context AND fieldwork.clock = 'FIELDWORK'
 AND published.clock IS NULL;
INSERT INTO gap SELECT question, path || 'open_months.', low, high, to_low, to_high FROM made;
INSERT INTO gap
SELECT DISTINCT made.question, shown_row.path || 'tally.open_months.', made.low, made.high, to_low, to_high
FROM made JOIN shown_row ON value_number = scope WHERE status NOT IN ('MET', 'CLOSED');
INSERT INTO gap
SELECT question, path || 'months_since_' || lower(clock.clock) || '.', clock.low, clock.high, shown_row.low, shown_row.high
FROM shown_row JOIN clock ON clock.context = baseline_context
WHERE NOT undated
  -- "Absent where value_visit is the baseline itself."
  AND value_number NOT IN (SELECT scope FROM value_row WHERE value_row.name = shown_row.baseline);
INSERT INTO gap
SELECT question, path || 'age_months.', CASE WHEN tail.scope IS NULL THEN shown_row.low ELSE tail.low END,
       CASE WHEN tail.scope IS NULL THEN shown_row.high ELSE tail.high END, as_of, as_of
FROM shown_row JOIN comparison USING (question) LEFT JOIN tail ON scope = value_number
WHERE alignment = 'date' AND NOT undated;
INSERT INTO gap
SELECT question, path || 'age_months.', CASE WHEN tail.scope IS NULL THEN shown_row.low ELSE tail.low END,
       CASE WHEN tail.scope IS NULL THEN shown_row.high ELSE tail.high END, first_end, last_end
FROM shown_row JOIN peer USING (question, authority) JOIN month_end USING (question)
LEFT JOIN tail ON scope = value_number
WHERE month_end.whole_context = peer.context AND NOT undated;
INSERT INTO gap
SELECT question, path || 'age_months.', CASE WHEN tail.scope IS NULL THEN shown_row.low ELSE tail.low END,
       CASE WHEN tail.scope IS NULL THEN shown_row.high ELSE tail.high END, nth_visit.low, nth_visit.high
FROM shown_row JOIN peer USING (question, authority) JOIN nth_visit USING (question)
LEFT JOIN tail ON scope = value_number
WHERE nth_visit.whole_context = peer.context AND NOT undated AND dated_by NOT IN ('SOURCE', 'NONE');
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
INSERT INTO expected
SELECT question, path || side,
       CASE side WHEN 'low' THEN
         CASE WHEN c.day >= b.day
              THEN c.month - b.month - (c.day_of_month < b.day_of_month AND NOT c.last)
              ELSE c.month - b.month + (b.day_of_month < c.day_of_month AND NOT b.last) END
       ELSE
         CASE WHEN d.day >= a.day
              THEN d.month - a.month - (d.day_of_month < a.day_of_month AND NOT d.last)
              ELSE d.month - a.month + (a.day_of_month < d.day_of_month AND NOT a.last) END END
FROM gap JOIN calendar AS a ON a.day = from_low JOIN calendar AS b ON b.day = from_high
JOIN calendar AS c ON c.day = to_low JOIN calendar AS d ON d.day = to_high,
     (SELECT 'low' AS side UNION ALL SELECT 'high');
