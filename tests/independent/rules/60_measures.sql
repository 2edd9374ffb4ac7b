-- Series of a measure over an episode: points, baseline, latest, change.

-- The dates of every observation of the authority.
CREATE TABLE dated AS
SELECT listed.context, listed.visit, listed.episode_place, listed.position, listed.name,
       listed.authority, listed.inherited, listed.is_baseline, observation.place, id, measure, cohort, basis, definition,
       kind, value, shown, upper_value, numerator, denominator, stated_change, qualifier, wording,
       CASE WHEN comparator NOT IN ('PLAN', 'NATIONAL') THEN movement ELSE '' END AS moved,
       movement, speaker,
       CASE WHEN as_of_date <> '' THEN moment.low
            WHEN as_of_event = 'BASELINE' THEN baseline.days_low
            WHEN as_of_event = 'PREVIOUS_VISIT' THEN previous.days_low
            ELSE listed.days_low END AS low,
       CASE WHEN as_of_date <> '' THEN moment.high
            WHEN as_of_event = 'BASELINE' THEN baseline.high
            WHEN as_of_event = 'PREVIOUS_VISIT' THEN previous.high
            ELSE listed.high END AS high,
       -- By what it is ordered: a visit of which only the publication is known is placed by that.
       CASE WHEN as_of_date <> '' THEN moment.low
            WHEN as_of_event = 'BASELINE' THEN baseline.low
            WHEN as_of_event = 'PREVIOUS_VISIT' THEN previous.days_low
            ELSE listed.low END AS order_low,
       as_of_date = '' AND as_of_event NOT IN ('BASELINE', 'PREVIOUS_VISIT') AS of_visit,
       as_of_date = '' AND as_of_event = 'BASELINE' AS of_baseline,
       as_of_date = '' AND as_of_event = 'PREVIOUS_VISIT' AS of_previous, as_of_date <> '' AS of_date,
       listed.numbered, listed.sort_key, previous.visit AS previous_visit,
       -- "It takes part in no date arithmetic."
       as_of_date = '' AND (CASE as_of_event WHEN 'BASELINE' THEN baseline.dated_by
         WHEN 'PREVIOUS_VISIT' THEN previous.dated_by ELSE listed.dated_by END) IN ('SOURCE', 'NONE')
         AS undated,
       value IS NOT NULL AND upper_value IS NULL AND qualifier IN ('EXACT', 'APPROXIMATE') AS numeric,
       CASE WHEN instr(shown, '.') = 0 THEN 0 ELSE length(shown) - instr(shown, '.') END AS decimals,
       context.until, NOT whole AND listed.episode_place <> episode.place AS elsewhere
FROM listed
JOIN episode USING (context)
JOIN observation USING (visit)
JOIN context USING (context)
LEFT JOIN moment ON moment.text = as_of_date
LEFT JOIN listed AS baseline
  ON baseline.context = listed.context AND baseline.episode_place = listed.episode_place AND baseline.is_baseline
LEFT JOIN listed AS previous
  ON previous.context = listed.context AND previous.episode_place = listed.episode_place
 AND previous.position = listed.position - 1 AND NOT previous.is_baseline
 -- A visit that is not recorded came between where sources number them so.
 AND COALESCE((SELECT number FROM own_number WHERE own_number.visit = listed.visit) - 1
              <= (SELECT number FROM own_number WHERE own_number.visit = previous.visit), 1)
 AND (listed.dated_by NOT IN ('SOURCE', 'NONE') OR NOT listed.numbered
      OR (SELECT number FROM own_number WHERE own_number.visit = listed.visit) - 1
         = (SELECT number FROM own_number WHERE own_number.visit = previous.visit));
-- "Answer as of then: leave out what is certainly after." What a later visit reports of a day before is
-- not; targets it sets are.
DELETE FROM dated WHERE low > until AND kind = 'ACTUAL';
CREATE INDEX dated_by_context ON dated(context, visit);
INSERT INTO dated
SELECT progress.context, visit, episode_place, position, name, dated.authority, inherited, is_baseline,
       dated.place, id, measure, cohort, basis, definition, kind, value, shown, upper_value, numerator,
       denominator, stated_change, qualifier, wording, moved, movement, speaker, low, high, order_low,
       of_visit, of_baseline, of_previous, of_date, numbered, sort_key, previous_visit, undated, numeric,
       decimals, progress.until, episode_place <> episode.place
FROM progress JOIN dated ON dated.context = 500000 + progress.context
JOIN episode ON episode.context = progress.context
WHERE kind = 'ACTUAL' AND (low <= progress.until OR (low IS NULL AND high IS NOT NULL))
  AND (progress.context, visit) NOT IN (SELECT context, visit FROM listed)
  AND (low IS NOT NULL OR of_date OR (progress.context, visit) NOT IN (SELECT * FROM after_all))
  AND EXISTS (SELECT 1 FROM listed WHERE listed.context = progress.context);
DELETE FROM dated WHERE context >= 500000 AND context < 1000000;

-- From when to when a value belongs to the episode, whichever visit reported it: from six months before
-- the baseline's fieldwork to the end of the fieldwork that ends it.
CREATE TABLE span AS
SELECT episode.context, episode.place, baseline.authority,
       (SELECT MIN(calendar.day) FROM calendar JOIN calendar AS a ON a.day = CASE WHEN baseline.has_fieldwork
           THEN COALESCE(baseline.fieldwork_low, baseline.fieldwork_high)
           ELSE COALESCE(baseline.published_low, baseline.published_high) END
           WHERE (calendar.month = a.month - 6 AND calendar.day_of_month >= a.day_of_month)
              OR calendar.month = a.month - 5) AS low,
       next_place,
       CASE WHEN next.visit IS NULL THEN 9999999 WHEN next.has_fieldwork THEN next.fieldwork_high
            ELSE next.published_high END AS high
FROM episode
JOIN context ON context.context = episode.context AND NOT whole
JOIN inspection AS baseline ON baseline.context = episode.context AND baseline.place = episode.place
LEFT JOIN next_inspection ON next_inspection.context = episode.context
 AND next_inspection.place = episode.place
LEFT JOIN inspection AS next ON next.context = episode.context AND next.place = next_place;

CREATE TABLE observed AS
SELECT dated.* FROM dated JOIN context USING (context)
WHERE NOT whole
  AND ((context, visit) IN (SELECT context, visit FROM episode_visit)
       OR ((context, visit) NOT IN (SELECT context, visit FROM listed)
           -- Where there is no inspection yet, of whatever followed too.
           AND context NOT IN (SELECT context FROM unchosen)
           AND ((context, episode_place) IN (SELECT context, place FROM episode)
                OR context IN (SELECT context FROM episode WHERE place = 0))))
UNION ALL
-- A whole authority has all it said, and its predecessors' as long as they count.
SELECT dated.* FROM dated JOIN context USING (context)
WHERE whole AND (NOT inherited OR context NOT IN (SELECT context FROM own_inspection))
UNION ALL
-- Where several predecessors left it without a baseline there is no span either.
SELECT dated.* FROM dated JOIN context USING (context)
WHERE NOT whole AND context IN (SELECT context FROM unchosen) AND context IN (SELECT context FROM episode WHERE place = 0)
  AND (context, visit) NOT IN (SELECT context, visit FROM episode_visit)
  AND (dated.low IS NOT NULL OR dated.high IS NOT NULL)
UNION ALL
SELECT dated.* FROM dated JOIN span USING (context)
WHERE episode_place <> span.place AND NOT undated
  -- A visit is later than the inspection that it follows.
  AND (dated.low IS NOT NULL OR NOT of_visit OR dated.episode_place < span.place
       OR (is_baseline AND dated.episode_place = next_place))
  AND (dated.low IS NOT NULL OR dated.high IS NOT NULL)
  AND (dated.low IS NULL OR dated.low <= span.high)
  AND (dated.high IS NULL OR span.low IS NULL OR dated.high >= span.low)
  AND (NOT dated.inherited OR dated.authority = span.authority
       OR context NOT IN (SELECT context FROM own_inspection))
  -- What one of several predecessors left says nothing of another.
  AND (NOT dated.inherited OR dated.authority = span.authority OR context NOT IN (SELECT context FROM mingled));
CREATE INDEX observed_by_series ON observed(context, measure, cohort, basis, definition);
CREATE INDEX observed_by_place ON observed(context, visit, place);

-- "Two observations of one date that agree (after rounding to the fewer decimals) are one point with
-- several sources; that disagree are both returned, the point is marked disputed." Bounds and ranges
-- disagree with what lies outside them; a figure may be a rounded one, so it fits the bound that it is.
CREATE TABLE sized AS
SELECT context, visit, place, kind, measure, cohort, basis, definition, low, high, value, decimals, numeric,
       upper_value, wording, movement, stated_change, of_visit, elsewhere, episode_place, position, speaker,
       qualifier,
       CASE WHEN qualifier IN ('EXACT', 'APPROXIMATE', 'AT_LEAST', 'MORE_THAN') THEN value END AS least,
       CASE WHEN upper_value IS NOT NULL THEN upper_value
            WHEN qualifier IN ('EXACT', 'APPROXIMATE', 'AT_MOST', 'LESS_THAN') THEN value END AS most
FROM observed WHERE measure <> '';
CREATE INDEX sized_by_series ON sized(context, measure, cohort, basis, definition);

CREATE TABLE agreement AS
SELECT a.context, a.visit, a.place, b.visit AS other, b.place AS other_place, b.speaker AS other_speaker,
       (b.elsewhere, b.episode_place, b.position, b.place)
       < (a.elsewhere, a.episode_place, a.position, a.place) AS second,
       CASE WHEN a.numeric AND b.numeric
            THEN ROUND(a.value, MIN(a.decimals, b.decimals)) = ROUND(b.value, MIN(a.decimals, b.decimals))
            ELSE (a.value, a.upper_value, a.qualifier, a.wording, a.movement, a.stated_change)
                 IS (b.value, b.upper_value, b.qualifier, b.wording, b.movement, b.stated_change)
       END AS agree,
       CASE WHEN a.numeric AND b.numeric
            THEN ROUND(a.value, MIN(a.decimals, b.decimals)) <> ROUND(b.value, MIN(a.decimals, b.decimals))
            ELSE COALESCE(ROUND(a.least, MIN(a.decimals, b.decimals)) > ROUND(b.most, MIN(a.decimals, b.decimals))
                          OR (ROUND(a.least, MIN(a.decimals, b.decimals)) = ROUND(b.most, MIN(a.decimals, b.decimals)) 
                              AND a.qualifier NOT IN ('EXACT', 'APPROXIMATE')
                              AND b.qualifier NOT IN ('EXACT', 'APPROXIMATE')
                              AND (a.qualifier = 'MORE_THAN' OR b.qualifier = 'LESS_THAN')), 0)
                 OR COALESCE(ROUND(b.least, MIN(a.decimals, b.decimals)) > ROUND(a.most, MIN(a.decimals, b.decimals))
                          OR (ROUND(b.least, MIN(a.decimals, b.decimals)) = ROUND(a.most, MIN(a.decimals, b.decimals)) 
                              AND a.qualifier NOT IN ('EXACT', 'APPROXIMATE')
                              AND b.qualifier NOT IN ('EXACT', 'APPROXIMATE')
                              AND (b.qualifier = 'MORE_THAN' OR a.qualifier = 'LESS_THAN')), 0)
       END AS disagree
FROM sized AS a JOIN sized AS b USING (context, measure, cohort, basis, definition, kind)
WHERE a.low IS b.low AND a.high IS b.high 
  AND (a.low IS NOT NULL OR a.high IS NOT NULL OR (a.visit = b.visit AND a.of_visit AND b.of_visit))
  AND (a.visit, a.place) <> (b.visit, b.place)
  AND NOT EXISTS (SELECT 1 FROM rival_pair WHERE rival_pair.visit = a.visit AND a.visit = b.visit
                  AND rival_pair.place = a.place AND rival_pair.other_place = b.place);

CREATE INDEX agreement_by_place ON agreement(context, visit, place);

CREATE TABLE point AS
SELECT observed.*,
       (context, visit, place) IN (SELECT context, visit, place FROM agreement WHERE disagree)
       OR EXISTS (SELECT 1 FROM rival WHERE rival.visit = observed.visit
                  AND (rival.place = observed.place OR rival.other = observed.id)) AS disputed
FROM observed
WHERE kind = 'ACTUAL'
  AND (context, visit, place) NOT IN (
    SELECT context, visit, place FROM agreement
    WHERE agree AND second);
CREATE INDEX point_by_series ON point(context, measure, cohort, basis, definition);
CREATE INDEX point_by_place ON point(context, visit, place);

CREATE TABLE series AS
SELECT DISTINCT context, measure, cohort, basis, definition FROM observed WHERE measure <> '';

-- What arithmetic may use: "the inspectorate's is used for arithmetic, else none".
CREATE TABLE usable AS
SELECT * FROM point WHERE measure <> '' AND numeric
  -- As of then: what is certainly not after.
  AND (until IS NULL OR high <= until) AND (NOT disputed OR (speaker = 'INSPECTORATE'
  AND NOT EXISTS (SELECT 1 FROM agreement
                  WHERE agreement.context = point.context AND agreement.visit = point.visit
                    AND agreement.place = point.place AND disagree AND other_speaker = 'INSPECTORATE')
  AND NOT EXISTS (SELECT 1 FROM rival WHERE rival.visit = point.visit
                  AND (rival.place = point.place OR rival.other = point.id))));
CREATE INDEX usable_by_series ON usable(context, measure, cohort, basis, definition);
CREATE UNIQUE INDEX usable_by_place ON usable(context, visit, place);

