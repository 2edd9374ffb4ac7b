-- Which visits a context looks at, and their episodes.

-- "Inspections and visits of a predecessor count for its successors until the successor has an
-- inspection of its own."
CREATE TABLE own_inspection AS
SELECT DISTINCT context FROM context JOIN placed USING (snapshot, authority)
WHERE full_inspection AND status = 'HELD'
  AND (own_until IS NULL OR low IS NULL OR low <= own_until);

-- Visits of the authority and of its predecessors: held, and not certainly after the day asked about.
CREATE TABLE context_visit AS
SELECT context, placed.*, 0 AS inherited
FROM context JOIN placed USING (snapshot, authority)
WHERE status = 'HELD' AND (until IS NULL OR (CASE WHEN full_inspection THEN low ELSE days_low END) IS NULL OR (CASE WHEN full_inspection THEN low ELSE days_low END) <= until)
UNION ALL
SELECT context, placed.*, 1
FROM context
JOIN succession ON succession.successor = context.authority
JOIN placed ON placed.snapshot = context.snapshot AND placed.authority = succession.predecessor
WHERE status = 'HELD' AND (until IS NULL OR (CASE WHEN full_inspection THEN low ELSE days_low END) IS NULL OR (CASE WHEN full_inspection THEN low ELSE days_low END) <= until)
  -- In comparisons they count "from the day on which it took over".
  AND (context < 1000000 OR own_until IS NULL OR succession.effective <= own_until);
CREATE INDEX context_visit_by_context ON context_visit(context, visit);

-- "With several predecessors, or by part-transfer alone, no baseline is chosen."
CREATE TABLE mingled AS
SELECT context FROM context JOIN succession ON succession.successor = context.authority
GROUP BY context HAVING COUNT(*) > 1 OR MAX(kind) = 'part-transfer';
CREATE TABLE unchosen AS
SELECT context FROM mingled WHERE context NOT IN (SELECT context FROM own_inspection);

-- "Listed by the interval's first day (its last where the start is open)."
CREATE TABLE inspection AS
SELECT context, visit, name, authority, inherited, low, high, has_fieldwork, fieldwork_low,
       fieldwork_high, end_date, end_low, end_high, published_date, published_low, published_high,
       COALESCE(low, high) AS day,
       -- By when it had certainly ended: by its publication at the latest.
       CASE WHEN end_date <> ''
            THEN MIN(COALESCE(end_high, published_high, end_low), COALESCE(published_high, end_high, end_low))
            WHEN published_date <> '' THEN COALESCE(published_high, published_low)
            ELSE COALESCE(high, low) END AS over_day,
       CASE WHEN end_date <> '' THEN COALESCE(end_low, end_high)
            WHEN published_date <> '' THEN COALESCE(published_low, published_high)
            ELSE COALESCE(low, high) END AS order_day,
       ROW_NUMBER() OVER (PARTITION BY context ORDER BY COALESCE(low, high), name) AS place
FROM context_visit WHERE full_inspection;
CREATE INDEX inspection_by_context ON inspection(context, place);

-- "A visit names its baseline by name, or by the date of its fieldwork or publication, resolved when
-- that inspection is known" (a date that several can be of names none: BASELINE_AMBIGUOUS).
CREATE TABLE named_baseline AS
SELECT context_visit.context, context_visit.visit, MIN(inspection.place) AS place
FROM context_visit
JOIN inspection USING (context)
LEFT JOIN moment ON moment.text = context_visit.baseline
WHERE NOT full_inspection AND context_visit.baseline <> ''
  AND (inspection.authority = context_visit.authority
       OR (NOT context_visit.inherited AND context NOT IN (SELECT context FROM mingled)))
  AND (inspection.name = context_visit.baseline
       OR (moment.text IS NOT NULL
           AND ((inspection.has_fieldwork
                 AND (inspection.fieldwork_high IS NULL OR moment.low IS NULL OR moment.low <= inspection.fieldwork_high)
                 AND (inspection.fieldwork_low IS NULL OR moment.high IS NULL OR inspection.fieldwork_low <= moment.high))
                OR (inspection.published_date <> ''
                 AND (inspection.published_high IS NULL OR moment.low IS NULL
                      OR moment.low <= inspection.published_high)
                 AND (inspection.published_low IS NULL OR moment.high IS NULL
                      OR inspection.published_low <= moment.high)))))
GROUP BY 1, 2 HAVING COUNT(*) = 1;

-- "... or belongs to the authority's latest inspection before it (by end, else publication)."
CREATE TABLE belongs AS
SELECT context_visit.context, context_visit.visit,
       COALESCE(named_baseline.place,
                (SELECT MAX(inspection.place) FROM inspection
                 WHERE inspection.context = context_visit.context
                   AND (inspection.authority = context_visit.authority
                        OR (NOT context_visit.inherited
                            AND context_visit.context NOT IN (SELECT context FROM mingled)))
                   AND (inspection.over_day <= COALESCE(context_visit.low, context_visit.high)
                        -- Of a visit that nothing dates: the only one there is.
                        OR (COALESCE(context_visit.low, context_visit.high) IS NULL
                            AND (SELECT COUNT(*) FROM inspection AS any
                                 WHERE any.context = context_visit.context) = 1))),
                0) AS place
FROM context_visit LEFT JOIN named_baseline USING (context, visit)
WHERE NOT full_inspection;
CREATE INDEX belongs_by_context ON belongs(context, place);
-- "Leave out what is certainly after": what follows an inspection that is.
CREATE TABLE after_all AS
SELECT context.context, entire.visit
FROM context
JOIN belongs AS entire ON entire.context = 500000 + context.context
JOIN inspection ON inspection.context = entire.context AND inspection.place = entire.place
WHERE until IS NOT NULL AND inspection.low > until;
DELETE FROM belongs WHERE (context, visit) IN (SELECT * FROM after_all);
DELETE FROM context_visit WHERE (context, visit) IN (SELECT * FROM after_all);

-- GetProgressRequest.baseline: "the inspection to measure from. Empty: the latest inspection by
-- to_date that a monitoring visit follows, else the latest". 0 is the episode of no inspection.
CREATE TABLE episode AS
SELECT context, snapshot, authority, until,
       CASE WHEN context IN (SELECT context FROM unchosen) AND asked_baseline = '' THEN 0
       ELSE COALESCE(
         (SELECT place FROM inspection
          WHERE inspection.context = context.context AND name = asked_baseline),
         (SELECT MAX(belongs.place) FROM belongs JOIN placed USING (visit)
          JOIN inspection ON inspection.context = belongs.context AND inspection.place = belongs.place
          WHERE belongs.context = context.context AND placed.type = 'MONITORING_VISIT'
            AND inspection.inherited <= inherits),
         (SELECT MAX(place) FROM inspection
          WHERE inspection.context = context.context AND inspection.inherited <= inherits),
         0) END AS place
FROM (SELECT context.*, context NOT IN (SELECT context FROM own_inspection) AS inherits FROM context)
  AS context;
CREATE UNIQUE INDEX episode_by_context ON episode(context);

-- What ends an inspection's episode: the next of the same authority, or the first of its successor.
CREATE TABLE next_inspection AS
SELECT inspection.context, inspection.place, MIN(next.place) AS next_place
FROM inspection JOIN inspection AS next
  ON next.context = inspection.context AND next.place > inspection.place
 AND (next.authority = inspection.authority OR NOT next.inherited)
GROUP BY 1, 2;
CREATE UNIQUE INDEX next_inspection_by_place ON next_inspection(context, place);

-- The visits of every episode in order, the baseline first (position 0).
-- "With none [of the dates], by its stated number among its episode's visits, else by the earliest
-- date of its sources": such a visit stands after the last visit of a lower number, else before the first of a higher one.
CREATE TABLE slot AS
WITH members AS (
  SELECT belongs.context, belongs.place AS episode_place, context_visit.inherited, 0 AS is_baseline,
         context_visit.visit, name, dated_by, low, high,
         (SELECT COALESCE(MAX(number) FILTER (WHERE counted_from = 'BASELINE'),
                          MAX(number) FILTER (WHERE counted_from = 'UNSTATED'))
          FROM stated_number WHERE stated_number.visit = context_visit.visit) AS order_number
  FROM belongs JOIN context_visit USING (context, visit)
  UNION ALL
  SELECT context, place, inherited, 1, visit, name, NULL, low, high, NULL FROM inspection
), keyed AS (
  SELECT members.*,
         -- Whether a number gives it a place: some dated visit of its episode has one to compare with.
         order_number IS NOT NULL AND EXISTS (
           SELECT 1 FROM members AS other
           WHERE other.context = members.context AND other.episode_place = members.episode_place
             AND other.dated_by NOT IN ('SOURCE', 'NONE')
             AND other.order_number IS NOT NULL) AS numbered,
         CASE WHEN is_baseline THEN -1
              WHEN dated_by IN ('SOURCE', 'NONE') AND order_number IS NOT NULL THEN
                COALESCE((SELECT MAX(COALESCE(other.low, other.high)) + 0.5 FROM members AS other
                          WHERE other.context = members.context
                            AND other.episode_place = members.episode_place
                            AND NOT other.is_baseline
                            AND other.dated_by NOT IN ('SOURCE', 'NONE')
                            AND other.order_number <= members.order_number),
                         (SELECT MIN(COALESCE(other.low, other.high)) - 0.5 FROM members AS other
                          WHERE other.context = members.context
                            AND other.episode_place = members.episode_place
                            AND NOT other.is_baseline
                            AND other.dated_by NOT IN ('SOURCE', 'NONE')
                            AND other.order_number > members.order_number),
                         high, 9999999)
              ELSE COALESCE(low, high, 9999999) END AS sort_key
  FROM members
)
SELECT context, episode_place, inherited, is_baseline, visit, numbered, sort_key,
       ROW_NUMBER() OVER (PARTITION BY context, episode_place ORDER BY sort_key, order_number, name)
       - MAX(is_baseline) OVER (PARTITION BY context, episode_place) AS position
FROM keyed;
CREATE TABLE listed AS
SELECT context, episode_place, inherited, is_baseline, position, numbered, sort_key, placed.*
FROM slot JOIN placed USING (visit);
CREATE INDEX listed_by_context ON listed(context, episode_place, position);

-- What several predecessors left, none of them chosen: the latest episode of each, and visits before
-- any inspection, the authority's own among them.
CREATE TABLE left_behind AS
SELECT listed.context, listed.visit
FROM listed
JOIN (SELECT context, authority, MAX(episode_place) AS episode_place FROM listed
      WHERE inherited GROUP BY context, authority) AS last USING (context, authority, episode_place)
WHERE listed.inherited AND episode_place > 0 AND context IN (SELECT context FROM mingled)
UNION ALL
SELECT context, visit FROM listed
WHERE episode_place = 0 AND context IN (SELECT context FROM mingled);
CREATE INDEX left_behind_by_visit ON left_behind(context, visit);

-- Those of the episode asked about.
CREATE TABLE episode_slot AS
SELECT slot.* FROM episode JOIN slot ON slot.context = episode.context AND episode_place = place
WHERE place > 0
   OR (episode.context NOT IN (SELECT context FROM unchosen)
       AND (NOT inherited OR episode.context NOT IN (SELECT context FROM own_inspection)))
UNION ALL
SELECT context, 0, inherited, 0, visit, numbered, sort_key,
       ROW_NUMBER() OVER (PARTITION BY context ORDER BY COALESCE(low, high, 9999999), high, name)
FROM listed JOIN left_behind USING (context, visit)
WHERE context IN (SELECT context FROM unchosen) AND context IN (SELECT context FROM episode WHERE place = 0);
CREATE TABLE episode_visit AS
SELECT context, episode_place, inherited, is_baseline, position, numbered, sort_key, placed.*
FROM episode_slot JOIN placed USING (visit);
CREATE INDEX episode_visit_by_context ON episode_visit(context, position);
CREATE INDEX episode_visit_by_visit ON episode_visit(context, visit);

-- "Episode: a baseline inspection, the visits that follow it, and its end: the next full inspection,
-- or open. An authority's abolition ends it, continued by its successors."
CREATE TABLE ending AS
SELECT context, how, ended_by,
       -- What is under way on the day asked about has lasted until then.
       CASE WHEN low > until THEN until ELSE low END AS low, CASE WHEN high > until THEN until ELSE high END AS high
FROM (SELECT episode.context, episode.until,
       CASE WHEN next.visit IS NOT NULL THEN 'EPISODE_END_REINSPECTED'
            WHEN abolished.valid_to IS NOT NULL
                 AND (until IS NULL OR until > abolished.valid_to) THEN 'EPISODE_END_CONTINUED_BY'
            ELSE 'EPISODE_END_OPEN' END AS how,
       next.name AS ended_by,
       CASE WHEN next.visit IS NOT NULL THEN
              CASE WHEN next.end_date <> '' THEN next.end_low ELSE next.published_low END
            WHEN abolished.valid_to IS NOT NULL AND (until IS NULL OR until > abolished.valid_to)
            THEN abolished.valid_to
            ELSE latest.low END AS low,
       CASE WHEN next.visit IS NOT NULL THEN
              CASE WHEN next.end_date <> '' THEN next.end_high ELSE next.published_high END
            WHEN abolished.valid_to IS NOT NULL AND (until IS NULL OR until > abolished.valid_to)
            THEN abolished.valid_to
            ELSE latest.date_high END AS high
FROM episode
LEFT JOIN next_inspection USING (context, place)
LEFT JOIN inspection AS next
  ON next.context = episode.context AND next.place = next_inspection.next_place
LEFT JOIN authority AS abolished
  ON abolished.authority = episode.authority AND abolished.valid_to IS NOT NULL
LEFT JOIN (SELECT context, low, date_high, MAX(position) FROM episode_visit
           WHERE dated_by NOT IN ('SOURCE', 'NONE') AND NOT is_baseline GROUP BY context) AS latest
  ON latest.context = episode.context);
CREATE UNIQUE INDEX ending_by_context ON ending(context);

-- The two dates of the baseline: "fieldwork (end date) and publication. Months since baseline are
-- whole months completed on the clock asked for; where that date is missing the other is used and
-- noted. A response gives both."
CREATE TABLE clock AS
SELECT context, 'PUBLICATION' AS clock, published_low AS low, published_high AS high
FROM episode JOIN inspection USING (context, place) WHERE published_date <> ''
UNION ALL
SELECT context, 'FIELDWORK', end_low, end_high
FROM episode JOIN inspection USING (context, place) WHERE end_date <> '';
CREATE UNIQUE INDEX clock_by_context ON clock(context, clock);
