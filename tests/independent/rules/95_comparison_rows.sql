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
       ELSE COALESCE(tail.low, tail.high,
         (SELECT low FROM clock WHERE context = episode_context AND clock = 'FIELDWORK'),
         (SELECT low FROM clock WHERE context = episode_context AND clock = 'PUBLICATION'), value_row.low) END
FROM compared_row JOIN value_row ON value_row.scope = value_number LEFT JOIN tail ON tail.scope = value_number
WHERE NOT undated;
INSERT INTO row_key SELECT question, compared_row.authority, 'baseline_date', order_day
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
       column, CASE column WHEN 'made' THEN COUNT(*) WHEN 'addressed' THEN SUM(status = 'MET')
                      ELSE SUM(status NOT IN ('MET', 'CLOSED')) END
FROM compared_row JOIN tallied ON scope = value_number,
     (SELECT 'made' AS column UNION ALL SELECT 'open' UNION ALL SELECT 'addressed')
GROUP BY 1, 2, 3;
INSERT INTO row_key
SELECT compared_row.question, compared_row.authority, 'rating',
       CASE MAX(rating) WHEN 'PROGRESS_RATING_DECLINED' THEN 1 WHEN 'PROGRESS_RATING_NONE' THEN 2
            WHEN 'PROGRESS_RATING_LIMITED' THEN 3 WHEN 'PROGRESS_RATING_STEADY' THEN 4
            WHEN 'PROGRESS_RATING_SIGNIFICANT' THEN 5 WHEN 'PROGRESS_RATING_SUSTAINED' THEN 6 END
FROM compared_row JOIN value_row ON scope = value_number
JOIN stated_overall ON stated_overall.question = value_row.question AND stated_overall.visit = value_row.visit
GROUP BY 1, 2 HAVING COUNT(DISTINCT rating) = 1;
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
         (SELECT place FROM place WHERE place.question = compared_row.question
          AND place.authority = compared_row.authority AND number = 3),
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
