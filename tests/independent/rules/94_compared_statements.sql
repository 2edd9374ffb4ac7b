-- CompareAuthorities by anything but a measure: rows and exclusions.

-- "Empty [service area]: every area; the weakest standing of the latest visit that stated one counts."
CREATE TABLE theme_row AS
SELECT * FROM (
  SELECT valued.*, theme_point.theme, theme_point.area, theme_point.rank,
         ROW_NUMBER() OVER (PARTITION BY valued.scope
                            ORDER BY theme_point.rank IS NULL, theme_point.rank, service_areas.position) AS first
  FROM valued JOIN theme_point ON theme_point.context = valued.scope AND theme_point.visit = valued.visit
  JOIN service_areas ON 'service_areas/' || service_area_id = area
  WHERE theme_point.rank IS NOT NULL OR (weight = 1 AND theme_point.directions > 0))
WHERE first = 1;

-- What became of the recommendations, as far as the alignment reaches. "Status now: the latest update's."
CREATE TABLE tallied AS
SELECT valued.scope, valued.question, recommendation.place, recommendation.id, valued.name AS inspection,
       COALESCE((SELECT status
                 FROM aligned_visit AS its JOIN recommendation_update USING (visit)
                 WHERE its.question = valued.question AND its.whole_context = valued.whole_context
                   AND its.episode_place = valued.episode_place AND its.reached AND NOT its.is_baseline
                   AND recommendation_update.recommendation = recommendation.id
                   AND coverage = 'ONE' AND speaker = 'INSPECTORATE'
                   AND (its.dated_by NOT IN ('SOURCE', 'NONE')
                        OR (valued.whole_context, its.episode_place) IN (SELECT context, episode_place FROM lone_visit))
                 ORDER BY its.position DESC, recommendation_update.place DESC LIMIT 1), 'OPEN') AS status
FROM valued JOIN recommendation USING (visit)
WHERE valued.subject = 'recommendations'
  AND (valued.item = '' OR EXISTS (SELECT 1 FROM recommendation_theme
         WHERE recommendation_theme.visit = recommendation.visit
           AND recommendation_theme.place = recommendation.place AND theme = 'themes/' || valued.item));

-- To when recommendations are open: "the date that Episode.months_since_publication runs to", as of the
-- alignment.
CREATE TABLE tail AS
SELECT scope, CASE WHEN low > day THEN day ELSE low END AS low, CASE WHEN high > day THEN day ELSE high END AS high,
       nothing_since
FROM (
SELECT valued.scope, COALESCE(as_of, first_end) AS day,
       CASE WHEN alignment = '' OR ended.visit IS NOT NULL THEN ending.low WHEN abolished.valid_to IS NOT NULL THEN valid_to
            WHEN latest.question IS NULL THEN COALESCE(fieldwork.low, published.low, valued.days_low) ELSE latest.low END AS low,
       CASE WHEN alignment = '' OR ended.visit IS NOT NULL THEN ending.high WHEN abolished.valid_to IS NOT NULL THEN valid_to
            WHEN latest.question IS NULL THEN COALESCE(fieldwork.high, published.high, valued.date_high) ELSE latest.date_high END AS high,
       -- What is open since an inspection that nothing follows is open for a time that is not known.
       alignment <> '' AND ended.visit IS NULL AND latest.question IS NULL AND abolished.valid_to IS NULL AS nothing_since
FROM valued JOIN comparison USING (question)
JOIN ending ON ending.context = valued.episode_context
JOIN episode ON episode.context = valued.episode_context
LEFT JOIN month_end ON month_end.question = valued.question AND month_end.whole_context = valued.whole_context
LEFT JOIN authority AS abolished
  ON abolished.authority = episode.authority AND abolished.valid_to < COALESCE(as_of, first_end)
LEFT JOIN (SELECT question, whole_context, episode_place, low, date_high, MAX(position) FROM aligned_visit
           WHERE reached AND NOT is_baseline AND dated_by NOT IN ('SOURCE', 'NONE')
           GROUP BY question, whole_context, episode_place) AS latest
  ON latest.question = valued.question AND latest.whole_context = valued.whole_context
 AND latest.episode_place = valued.episode_place
-- The inspection that ended it, where the alignment reaches that.
LEFT JOIN next_inspection ON next_inspection.context = episode.context AND next_inspection.place = episode.place
LEFT JOIN inspection AS ended ON ended.context = episode.context AND ended.place = next_place
 AND ended.low <= COALESCE(as_of, first_end)
LEFT JOIN clock AS published ON published.context = valued.episode_context AND published.clock = 'PUBLICATION'
LEFT JOIN clock AS fieldwork ON fieldwork.context = valued.episode_context AND fieldwork.clock = 'FIELDWORK'
WHERE valued.subject = 'recommendations');

CREATE TABLE value_row AS
SELECT scope, question, whole_context, visit, episode_place, days_low, low, high, dated_by, date_text, name,
       is_baseline, episode_context
FROM theme_row
UNION ALL
SELECT scope, question, whole_context, visit, episode_place, days_low, low, high, dated_by, date_text, name,
       is_baseline, episode_context
FROM valued
WHERE subject = 'overall'
   OR (subject = 'judgement' AND (question, visit) NOT IN (
         SELECT question, visit FROM stated_judgement WHERE grade = 'GRADE_NOT_JUDGED'))
UNION ALL
SELECT scope, question, whole_context, visit, episode_place, days_low, low, high, dated_by, date_text, name,
       is_baseline, episode_context
FROM valued WHERE scope IN (SELECT scope FROM tallied);

INSERT INTO exclusion
SELECT peer.question, peer.authority, peer.context,
       CASE
       WHEN NOT EXISTS (SELECT 1 FROM context_visit WHERE context_visit.context = peer.context
                        AND (NOT inherited OR peer.context NOT IN (SELECT context FROM own_inspection)))
         THEN 'NO_VISITS'
       WHEN alignment = 'months' AND (comparison.question, peer.context) NOT IN (
              SELECT question, whole_context FROM month_end WHERE first_end IS NOT NULL OR last_end IS NOT NULL)
         THEN 'NO_BASELINE'
       WHEN subject = 'recommendations' AND alignment = 'number' AND peer.context IN (
              SELECT context FROM unchosen JOIN listed USING (context) JOIN stated_number USING (visit)
              WHERE stated_number.number = comparison.number AND stated_number.counted_from IN ('BASELINE', 'UNSTATED')
                AND COALESCE(NULLIF(comparison.counted_from, ''), 'BASELINE') = 'BASELINE')
         THEN 'NO_BASELINE'
       WHEN alignment = 'number' AND (comparison.question, peer.context) NOT IN (
              SELECT question, whole_context FROM nth_visit)
         THEN 'NOT_YET_REACHED'
       WHEN subject = 'recommendations'
         THEN CASE WHEN (peer.question, peer.context) IN (SELECT question, whole_context FROM valued)
                   THEN 'NO_RECOMMENDATION'
                   WHEN (peer.question, peer.context) IN (SELECT question, whole_context FROM aligned_visit WHERE reached)
                   THEN 'NO_BASELINE' ELSE 'NOT_YET_REACHED' END
       WHEN subject = 'judgement' AND (peer.question, peer.context) IN (SELECT question, whole_context FROM valued)
         THEN 'NOT_JUDGED'
       WHEN alignment <> 'number' AND (peer.question, peer.context) IN (SELECT question, whole_context FROM stating)
         THEN 'NOT_YET_REACHED'
       WHEN subject = 'judgement' THEN 'NO_JUDGEMENT'
       WHEN subject = 'overall' THEN 'NO_OVERALL_PROGRESS'
       ELSE 'NO_FINDING' END
FROM peer JOIN comparison USING (question)
WHERE subject <> 'measure' AND (peer.question, peer.context) NOT IN (SELECT question, whole_context FROM value_row);
