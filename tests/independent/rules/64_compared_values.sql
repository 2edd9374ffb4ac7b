-- CompareAuthorities by a measure: the value of every authority at the alignment.

-- That of the latest episode that has one; else the last there is, of before any baseline.
CREATE TABLE compared_value AS
WITH of_episode AS (
  SELECT comparison.question, compared_authority.context AS whole_context, inspection.place AS tier, 1 AS choice,
         latest_point.scope, latest_point.visit, latest_point.place
  FROM comparison JOIN compared_authority USING (question)
  JOIN episode_context ON whole_context = compared_authority.context
  JOIN latest_point ON latest_point.context = episode_context.context
   AND latest_point.scope = 1000000000 + question * 100000 + episode_context.context % 100000
  JOIN inspection ON inspection.context = whole_context AND inspection.visit = episode_context.visit
  WHERE (NOT inspection.inherited
         OR compared_authority.context NOT IN (SELECT context FROM own_inspection UNION SELECT context FROM mingled))
    AND (alignment <> 'date' OR COALESCE(inspection.high, inspection.over_day) <= as_of)
), of_before AS (
  SELECT comparison.question, compared_authority.context AS whole_context, 0 AS tier,
         ROW_NUMBER() OVER (PARTITION BY comparison.question, compared_authority.context
                            ORDER BY undated, COALESCE(order_low, usable.high) DESC, usable.episode_place DESC,
                                     position DESC, usable.place DESC) AS choice,
         2000000000 + comparison.question * 100000 + compared_authority.context % 100000 AS scope, usable.visit, usable.place, of_visit, position,
         usable.low, usable.high
  FROM comparison JOIN compared_authority USING (question)
  JOIN usable ON usable.context = compared_authority.context
   AND (usable.measure, usable.cohort, usable.basis, usable.definition)
       = ('measures/' || item, comparison.cohort, comparison.basis, comparison.definition)
  LEFT JOIN month_end ON month_end.question = comparison.question
   AND month_end.whole_context = compared_authority.context
  LEFT JOIN nth_visit ON nth_visit.question = comparison.question
   AND nth_visit.whole_context = compared_authority.context
  WHERE subject = 'measure'
    AND CASE alignment WHEN '' THEN undated OR usable.low IS NOT NULL OR usable.high IS NOT NULL
        WHEN 'date' THEN usable.high <= as_of
        -- Of the baseline's episode.
        WHEN 'months' THEN NOT undated AND usable.high <= first_end
         AND EXISTS (SELECT 1 FROM usable AS its WHERE its.context = month_end.context
                     AND its.visit = usable.visit AND its.place = usable.place)
        ELSE usable.visit = nth_visit.visit
         AND (undated OR usable.low IS NOT NULL OR usable.high IS NOT NULL) END
)
SELECT question, whole_context, tier, scope AS value_number, point.*
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY question, whole_context ORDER BY tier DESC) AS first
      FROM (SELECT question, whole_context, tier, choice, scope, visit, place FROM of_episode
            UNION ALL
            SELECT question, whole_context, tier, choice, scope, visit, place FROM of_before AS last
            WHERE choice = COALESCE((
              SELECT MIN(own.choice) FROM of_before AS own JOIN of_before AS first
                ON first.scope = own.scope AND first.choice = 1 AND first.visit = own.visit
              WHERE own.scope = last.scope AND own.of_visit AND NOT first.of_visit
                AND NOT COALESCE(first.low > own.high, 0)), 1))) AS chosen
JOIN point ON point.context = whole_context AND point.visit = chosen.visit AND point.place = chosen.place
WHERE first = 1;
CREATE UNIQUE INDEX compared_value_by_question ON compared_value(question, whole_context);

-- "The baseline of the episode that reported the value; of a value that lies before that baseline, the
-- baseline of the episode in force at its date." Where none was yet, that is of no baseline; but the
-- figure an inspection begins with, at most six months before it, is of that inspection where nothing
-- is recorded before. "Of several predecessors, or a part of one, none is its baseline."
CREATE TABLE compared_baseline AS
SELECT value_number, inspection.name, episode_context.context, inspection.place,
       -- Under which its baseline point stands.
       CASE WHEN alignment IN ('date', 'months', 'number')
            THEN 1000000000 + question * 100000 + episode_context.context % 100000
            ELSE episode_context.context END AS scope
FROM compared_value
JOIN comparison USING (question)
JOIN inspection ON inspection.context = compared_value.whole_context
 AND inspection.place = CASE WHEN tier > 0 THEN tier
        WHEN alignment = 'number' THEN episode_place
        WHEN alignment = 'months' THEN (SELECT place FROM episode WHERE episode.context = compared_value.whole_context)
        ELSE episode_place END
JOIN episode_context ON episode_context.whole_context = inspection.context
 AND episode_context.visit = inspection.visit
JOIN span ON span.context = episode_context.context
WHERE (alignment <> 'date' OR COALESCE(inspection.high, inspection.over_day) <= as_of)
  AND (NOT inspection.inherited
       OR inspection.context NOT IN (SELECT context FROM own_inspection UNION SELECT context FROM mingled))
  AND (tier > 0 OR alignment = 'months'
       OR (compared_value.high >= span.low
           AND (alignment = 'number' OR NOT EXISTS (
                           SELECT 1 FROM listed WHERE listed.context = inspection.context
                           AND listed.episode_place < inspection.place
                           AND (NOT listed.inherited
                                OR listed.context NOT IN (SELECT context FROM own_inspection))))));
CREATE UNIQUE INDEX compared_baseline_by_value ON compared_baseline(value_number);
