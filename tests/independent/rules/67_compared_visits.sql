-- CompareAuthorities by anything but a measure: which visit states the value of every authority.

-- "An area includes those under it."
CREATE TABLE area_under AS
SELECT service_area_id AS area, 'service_areas/' || service_area_id AS within FROM service_areas
UNION
SELECT parent_id, 'service_areas/' || service_area_id FROM service_areas WHERE parent_id <> '';

-- The visits of an authority in order, and whether the alignment reaches them: all; those certainly at or
-- before the date; those of the baseline's episode certainly at or before so many months; the nth.
-- Judgements of later inspections count too by so many months.
CREATE TABLE aligned_visit AS
SELECT comparison.question, peer.context AS whole_context, comparison.subject, comparison.item,
       comparison.service_area, listed.visit, listed.episode_place, listed.position, listed.is_baseline,
       listed.days_low, listed.low, listed.date_high, listed.high, listed.dated_by, listed.date_text, listed.name, listed.authority,
       episode_context.context AS episode_context,
       CASE alignment WHEN '' THEN 1
            WHEN 'date' THEN listed.dated_by NOT IN ('SOURCE', 'NONE')
                             AND COALESCE(listed.high, listed.published_high) <= as_of
            WHEN 'months' THEN (listed.dated_by NOT IN ('SOURCE', 'NONE')
                                AND COALESCE(listed.high, listed.published_high) <= first_end)
                               OR (listed.is_baseline AND episode_context.context = month_end.context
                                   AND (first_end IS NOT NULL OR last_end IS NOT NULL))
            ELSE CASE WHEN subject = 'recommendations'
                 THEN listed.episode_place = nth_visit.episode_place AND listed.position <= nth_place.position
                 ELSE listed.visit = nth_visit.visit END END AS reached
FROM comparison JOIN peer USING (question)
JOIN (SELECT * FROM listed WHERE context NOT IN (SELECT context FROM unchosen)
      UNION ALL
      -- What several predecessors left stands together, none of their inspections its baseline.
      SELECT context, 0, inherited, 0, ROW_NUMBER() OVER (PARTITION BY context ORDER BY COALESCE(low, high, 9999999), high, name),
             numbered, sort_key, visit, snapshot, authority, name, type, status, full_inspection, dated_by, low, high,
             has_fieldwork, fieldwork_low, fieldwork_high, days_low, date_high, start_low, start_high, end_low,
             end_high, published_low, published_high, start_date, end_date, published_date, baseline, date_text
      FROM listed
      WHERE context IN (SELECT context FROM unchosen)
        AND (NOT inherited OR (context, visit) IN (SELECT context, visit FROM left_behind))) AS listed ON listed.context = peer.context
LEFT JOIN inspection ON inspection.context = peer.context AND inspection.place = listed.episode_place
LEFT JOIN episode_context ON episode_context.whole_context = peer.context
 AND episode_context.visit = inspection.visit
LEFT JOIN month_end ON month_end.question = comparison.question AND month_end.whole_context = peer.context
LEFT JOIN nth_visit ON nth_visit.question = comparison.question AND nth_visit.whole_context = peer.context
LEFT JOIN listed AS nth_place ON nth_place.context = peer.context AND nth_place.visit = nth_visit.visit
WHERE subject <> 'measure'
  AND (NOT listed.inherited OR peer.context NOT IN (SELECT context FROM own_inspection))
  AND CASE WHEN alignment <> 'months' THEN 1
           WHEN subject = 'judgement' THEN listed.is_baseline AND listed.episode_place >= (
             SELECT place FROM inspection AS its JOIN episode_context AS e ON e.visit = its.visit
             WHERE its.context = peer.context AND e.context = month_end.context)
           ELSE episode_context.context = month_end.context END;
CREATE INDEX aligned_visit_by_question ON aligned_visit(question, whole_context, visit);

-- An undated visit gives the value now only where it is the only visit of its episode.
CREATE TABLE lone_visit AS
SELECT context, episode_place FROM listed WHERE NOT is_baseline
GROUP BY context, episode_place HAVING COUNT(*) = 1;

-- "Judgements compare only within the same area of the same framework or one declared equivalent."
CREATE TABLE stated_judgement AS
SELECT comparison.question, judgement.visit, judgement.place, judgement.area, grade
FROM comparison JOIN visit ON visit.snapshot = comparison.snapshot
JOIN judgement USING (visit)
JOIN judgement_areas ON judgement_area_id = judgement.area
 AND 'FRAMEWORK_' || replace(judgement_areas.framework, '-', '_') = visit.framework
WHERE subject = 'judgement'
  AND CASE WHEN comparison.framework = '' THEN equivalent_to = item
           ELSE judgement_area_id = item AND 'FRAMEWORK_' || comparison.framework = visit.framework END;
CREATE INDEX stated_judgement_by_visit ON stated_judgement(question, visit);

-- Progress as a whole: "statements limited to the area or to an area under it, and those of visits that
-- looked at nothing else".
CREATE TABLE stated_overall AS
SELECT question, overall.visit, overall.place, rating
FROM comparison JOIN visit ON visit.snapshot = comparison.snapshot JOIN overall USING (visit)
WHERE subject = 'overall' AND speaker = 'SPEAKER_INSPECTORATE'
  AND CASE WHEN comparison.service_area = '' THEN 1
      WHEN overall.service_area <> '' THEN (comparison.service_area, overall.service_area) IN (SELECT * FROM area_under)
      ELSE EXISTS (SELECT 1 FROM focus WHERE focus.visit = overall.visit)
       AND NOT EXISTS (SELECT 1 FROM focus WHERE focus.visit = overall.visit
                       AND (comparison.service_area, focus.service_area) NOT IN (SELECT * FROM area_under)) END;
CREATE INDEX stated_overall_by_visit ON stated_overall(question, visit);

-- Which of them state what is compared: 2 a standing, 1 a direction alone.
CREATE TABLE stating AS
SELECT question, whole_context, aligned_visit.visit, aligned_visit.reached,
       MAX(CASE WHEN rank IS NOT NULL THEN 2 ELSE 1 END) AS weight
FROM aligned_visit JOIN statement ON statement.visit = aligned_visit.visit
 AND statement.theme = 'themes/' || item
WHERE subject = 'theme' AND sets AND (standing <> '' OR direction <> '')
  AND (aligned_visit.service_area = '' OR (aligned_visit.service_area, statement.area) IN (SELECT * FROM area_under))
GROUP BY question, whole_context, aligned_visit.visit
UNION ALL
SELECT DISTINCT question, whole_context, aligned_visit.visit, reached, 2
FROM aligned_visit JOIN stated_judgement USING (question, visit)
JOIN placed USING (visit)
-- Of several predecessors' inspections none is chosen.
WHERE aligned_visit.is_baseline OR placed.authority = (SELECT authority FROM context WHERE context = whole_context)
UNION ALL
SELECT DISTINCT question, whole_context, visit, reached, 2 FROM aligned_visit JOIN stated_overall USING (question, visit)
UNION ALL
-- Recommendations are of the inspection in force.
SELECT question, whole_context, visit, reached, 2 FROM aligned_visit
WHERE subject = 'recommendations' AND is_baseline;

CREATE TABLE valued AS
SELECT 3000000000 + question * 1000 + whole_context % 1000 AS scope, aligned_visit.*, weight
FROM (SELECT stating.*, ROW_NUMBER() OVER (PARTITION BY question, whole_context
                                           ORDER BY episode_place DESC, weight DESC, position DESC) AS choice
      FROM stating JOIN aligned_visit USING (question, whole_context, visit)
      WHERE stating.reached
        AND (dated_by NOT IN ('SOURCE', 'NONE')
             OR question IN (SELECT question FROM comparison WHERE alignment = 'number')
             OR (whole_context, episode_place) IN (SELECT context, episode_place FROM lone_visit)))
JOIN aligned_visit USING (question, whole_context, visit)
WHERE choice = 1;
CREATE UNIQUE INDEX valued_by_authority ON valued(question, whole_context);

-- What the rules of themes look at: every visit of a question of GetProgress; of a comparison those of
-- the value's episode that the alignment reaches.
CREATE TABLE theme_visit AS
SELECT context, visit, position, is_baseline, dated_by, low, high, name, date_text, authority,
       NULL AS only_theme, '' AS only_area
FROM episode_visit WHERE context < 1000000
UNION ALL
SELECT valued.scope, its.visit, its.position, its.is_baseline, its.dated_by, its.low, its.high, its.name,
       its.date_text, its.authority, 'themes/' || valued.item,
       valued.service_area
FROM valued JOIN aligned_visit AS its
  ON its.question = valued.question AND its.whole_context = valued.whole_context
 AND its.episode_place = valued.episode_place
WHERE valued.subject = 'theme'
  -- Of the nth visit: how things stood after it.
  AND CASE WHEN valued.question IN (SELECT question FROM comparison WHERE alignment = 'number')
           THEN its.position <= valued.position ELSE its.reached END;
CREATE INDEX theme_visit_by_context ON theme_visit(context, visit);
-- Of the nth visit: what it states, not what was stated before.
CREATE TABLE only_visit AS
SELECT scope AS context, visit FROM valued JOIN comparison USING (question) WHERE alignment = 'number';
CREATE UNIQUE INDEX only_visit_by_context ON only_visit(context);
CREATE TABLE no_one_run AS
SELECT context FROM unchosen
UNION SELECT scope FROM valued WHERE whole_context IN (SELECT context FROM unchosen);
CREATE TABLE theme_datable AS
SELECT context, visit FROM datable WHERE context < 1000000
UNION ALL
SELECT scope, its.visit
FROM valued JOIN aligned_visit AS its
  ON its.question = valued.question AND its.whole_context = valued.whole_context
 AND its.episode_place = valued.episode_place
WHERE its.visit = valued.visit OR its.dated_by NOT IN ('SOURCE', 'NONE');
CREATE INDEX theme_datable_by_context ON theme_datable(context, visit);
