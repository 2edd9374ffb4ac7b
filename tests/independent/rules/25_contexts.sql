-- The questions: progress(question, context, ...) of GetProgress, comparison(question, ...) of
-- CompareAuthorities.
CREATE TABLE progress AS
SELECT question, question AS context, authority, clock,
       since.low AS since, upto.high AS until
FROM question
LEFT JOIN moment AS since ON since.text = from_date
LEFT JOIN moment AS upto ON upto.text = to_date
WHERE kind = 'progress';

-- "as_of_date: a date; its last day counts." One series is compared, "by default LETTER and none".
CREATE TABLE comparison AS
SELECT question, snapshot, subject, item, cohort, COALESCE(NULLIF(basis, ''), 'LETTER') AS basis,
       definition, max_age, rank_by, service_area, framework, alignment, upto.high AS as_of, months,
       number, counted_from, clock, order_by, neighbours_of, neighbours_model, baseline_grade,
       baseline_area, after.low AS baseline_since, before.high AS baseline_until
FROM question
LEFT JOIN moment AS upto ON upto.text = as_of_date
LEFT JOIN moment AS after ON after.text = baseline_from_date
LEFT JOIN moment AS before ON before.text = baseline_to_date
WHERE kind = 'compare';

-- context: what a rule looks at. Of GetProgress one a question: an authority and one of its episodes,
-- as of one day (`until`, NULL: now), from one state of the record. A comparison looks at each
-- authority as a whole (whole = 1), and at each of its episodes.
CREATE TABLE context AS
SELECT question AS context, snapshot, progress.authority, until, until AS own_until,
       question.baseline AS asked_baseline, 0 AS whole
FROM progress JOIN question USING (question);

-- Beside a question with to_date the same without: what visits after it report of days before it was so
-- by then.
INSERT INTO context
SELECT 500000 + context, snapshot, authority, NULL, until, asked_baseline, 0
FROM context WHERE until IS NOT NULL;

-- "Inspections and visits of predecessors count for an authority that has no inspection of its own by
-- the alignment": an authority that follows another looks different as of every day asked about.
INSERT INTO context
SELECT 1000000 + ROW_NUMBER() OVER (ORDER BY snapshot, authority, as_of), snapshot, authority, NULL, as_of, '', 1
FROM (SELECT DISTINCT snapshot, authority, NULL AS as_of FROM comparison, authority
      UNION
      SELECT DISTINCT snapshot, successor, as_of FROM comparison, succession WHERE as_of IS NOT NULL);
CREATE TABLE compared_authority AS
SELECT question, context.authority, context.context, own_until
FROM comparison JOIN context USING (snapshot)
WHERE whole
  AND own_until IS CASE WHEN authority IN (SELECT successor FROM succession) THEN as_of END;
CREATE INDEX compared_authority_by_question ON compared_authority(question, authority);
CREATE INDEX compared_authority_by_context ON compared_authority(context);

CREATE TABLE episode_context AS
SELECT 2000000 + ROW_NUMBER() OVER (ORDER BY context.context, placed.name) AS context,
       context.context AS whole_context, context.snapshot, context.authority, own_until, placed.name,
       placed.visit
FROM context
JOIN placed ON placed.snapshot = context.snapshot AND full_inspection AND status = 'HELD'
 AND (placed.authority = context.authority
      OR (placed.authority, context.authority) IN (SELECT predecessor, successor FROM succession))
WHERE whole;
CREATE INDEX episode_context_by_whole ON episode_context(whole_context, visit);
INSERT INTO context
SELECT context, snapshot, authority, NULL, own_until, name, 0 FROM episode_context;
CREATE UNIQUE INDEX context_by_id ON context(context);
