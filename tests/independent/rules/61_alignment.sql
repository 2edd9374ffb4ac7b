-- CompareAuthorities: where in an authority's history a comparison looks.

-- "Months since baseline, on the clock asked for. The baseline is the latest inspection that a
-- monitoring visit follows, else the latest. Where that date is missing the other is used."
CREATE TABLE months_from AS
SELECT question, compared_authority.context AS whole_context, episode_context.context, months,
       COALESCE(asked.low, other.low) AS low, COALESCE(asked.high, other.high) AS high
FROM comparison JOIN compared_authority USING (question)
JOIN episode ON episode.context = compared_authority.context
JOIN inspection ON inspection.context = episode.context AND inspection.place = episode.place
JOIN episode_context ON whole_context = compared_authority.context
 AND episode_context.visit = inspection.visit
LEFT JOIN clock AS asked ON asked.context = episode_context.context
 AND asked.clock = COALESCE(NULLIF(comparison.clock, ''), 'PUBLICATION')
LEFT JOIN clock AS other ON other.context = episode_context.context AND asked.clock IS NULL
WHERE alignment = 'months'
  AND compared_authority.context NOT IN (SELECT context FROM unchosen);

-- "12 takes in what was when 12 whole months were complete, up to the day before the 13th was": the
-- last day of the month asked for, by the earliest and by the latest day of the baseline.
CREATE TABLE month_end AS
SELECT months_from.*,
       (SELECT MIN(calendar.day) - 1 FROM calendar JOIN calendar AS a ON a.day = months_from.low
        WHERE calendar.month = a.month + months + 1
          AND (calendar.day_of_month >= a.day_of_month OR calendar.last)) AS first_end,
       (SELECT MIN(calendar.day) - 1 FROM calendar JOIN calendar AS a ON a.day = months_from.high
        WHERE calendar.month = a.month + months + 1
          AND (calendar.day_of_month >= a.day_of_month OR calendar.last)) AS last_end
FROM months_from;
CREATE INDEX month_end_by_context ON month_end(question, whole_context);

-- "Visit number n matches numbers counted from the baseline (another count only when asked for), the
-- counted number only where none is stated (UNSTATED counts as from the baseline; one that is only a
-- lower bound matches nothing); a comparison takes the latest episode's", of several visits the last.
CREATE TABLE nth_visit AS
WITH numbered AS (
  SELECT context.context AS whole_context, listed.episode_place, listed.position, listed.visit,
         COALESCE(listed.low, listed.high) AS day, stated_number.number,
         CASE counted_from WHEN 'UNSTATED' THEN 'BASELINE' ELSE counted_from END AS counted_from
  FROM context JOIN listed USING (context) JOIN stated_number USING (visit)
  WHERE whole AND (NOT inherited OR context NOT IN (SELECT context FROM own_inspection))
    AND (context NOT IN (SELECT context FROM unchosen) OR (context, visit) IN (SELECT context, visit FROM left_behind))
  UNION ALL
  SELECT whole_context, listed.episode_place, listed.position, counted.visit,
         COALESCE(listed.low, listed.high), counted.number, 'BASELINE'
  FROM episode_context JOIN counted USING (context)
  JOIN listed ON listed.context = whole_context AND listed.visit = counted.visit
  WHERE counted.own IS NULL AND counted.number IS NOT NULL AND listed.episode_place > 0
    AND (counted.context, counted.visit) NOT IN (SELECT context, visit FROM lower_bound)
    AND (NOT listed.inherited OR whole_context NOT IN (
           SELECT context FROM own_inspection UNION SELECT context FROM unchosen))
    AND (episode_context.visit IN (SELECT visit FROM placed WHERE placed.authority = episode_context.authority)
         OR whole_context NOT IN (SELECT context FROM own_inspection))
), matching AS (
  SELECT question, compared_authority.context AS whole_context, episode_place, visit,
         ROW_NUMBER() OVER (PARTITION BY question, compared_authority.context
                            ORDER BY CASE WHEN numbered.whole_context IN (SELECT context FROM unchosen)
                                          THEN numbered.day END DESC, episode_place DESC, position DESC) AS choice
  FROM comparison JOIN compared_authority USING (question)
  JOIN numbered ON numbered.whole_context = compared_authority.context
   AND numbered.number = comparison.number
   AND numbered.counted_from = COALESCE(NULLIF(comparison.counted_from, ''), 'BASELINE')
  WHERE alignment = 'number'
)
SELECT matching.*, episode_context.context, placed.low, placed.date_high AS high, dated_by
FROM matching JOIN placed USING (visit)
LEFT JOIN inspection ON inspection.context = matching.whole_context AND inspection.place = episode_place
LEFT JOIN episode_context ON episode_context.whole_context = matching.whole_context
 AND episode_context.visit = inspection.visit
WHERE choice = 1;
CREATE UNIQUE INDEX nth_visit_by_context ON nth_visit(question, whole_context);

-- The figures of the series that is compared, each with the episode (`scope`, one for each question)
-- whose points it may be among, and with how far the alignment reaches there.
CREATE TABLE compared_figure AS
SELECT 1000000000 + comparison.question * 100000 + episode_context.context % 100000 AS scope,
       usable.context, usable.visit, usable.place, alignment, as_of, first_end,
       month_end.context AS month_episode, nth_visit.context AS nth_episode, nth_visit.visit AS nth_visit
FROM comparison JOIN compared_authority USING (question)
JOIN episode_context ON episode_context.whole_context = compared_authority.context
JOIN usable ON usable.context = episode_context.context
 AND (usable.measure, usable.cohort, usable.basis, usable.definition)
     = ('measures/' || item, comparison.cohort, comparison.basis, comparison.definition)
LEFT JOIN month_end ON month_end.question = comparison.question
 AND month_end.whole_context = compared_authority.context
LEFT JOIN nth_visit ON nth_visit.question = comparison.question
 AND nth_visit.whole_context = compared_authority.context
WHERE subject = 'measure';
CREATE UNIQUE INDEX compared_figure_by_place ON compared_figure(scope, context, visit, place);
