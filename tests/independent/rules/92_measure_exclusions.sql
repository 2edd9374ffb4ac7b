-- CompareAuthorities by a measure: rows, and why others have none.

-- "An authority whose value is certainly older (age_months) is excluded, TOO_OLD." Also of
-- an open start, though there is no age_months then.
CREATE TABLE value_age AS
SELECT value_number, c.month - b.month - (c.day_of_month < b.day_of_month AND NOT c.last) AS low
FROM compared_value JOIN comparison USING (question)
JOIN calendar AS b ON b.day = compared_value.high JOIN calendar AS c ON c.day = as_of
WHERE NOT undated;

CREATE TABLE measure_row AS
SELECT compared_value.*, peer.authority AS peer
FROM peer JOIN compared_value ON compared_value.question = peer.question AND whole_context = peer.context
JOIN comparison ON comparison.question = peer.question
WHERE (COALESCE(rank_by, '') NOT IN ('CHANGE', 'CHANGE_PER_MONTH')
       OR value_number IN (SELECT value_number FROM compared_baseline))
  AND (max_age IS NULL OR max_age = '' OR value_number NOT IN (
        SELECT value_number FROM value_age WHERE value_age.low > max_age));
CREATE UNIQUE INDEX measure_row_by_authority ON measure_row(question, peer);

-- What the alignment looks at: all that is known; with months_since_baseline what is of that episode,
-- with visit_number what that visit reports.
CREATE TABLE looked_at AS
SELECT comparison.question, peer.context AS whole_context, observed.*,
       item, comparison.cohort AS of_cohort, comparison.basis AS of_basis, comparison.definition AS of_definition,
       CASE alignment WHEN 'date' THEN observed.high IS NULL OR observed.high > as_of
            WHEN 'months' THEN undated OR observed.high IS NULL OR first_end IS NULL OR observed.high > first_end
            ELSE undated IS NOT 1 AND observed.low IS NULL AND observed.high IS NULL END AS later
FROM comparison JOIN peer USING (question)
LEFT JOIN month_end ON month_end.question = comparison.question AND month_end.whole_context = peer.context
LEFT JOIN nth_visit ON nth_visit.question = comparison.question AND nth_visit.whole_context = peer.context
JOIN observed ON observed.context = CASE alignment WHEN 'months' THEN month_end.context ELSE peer.context END
WHERE subject = 'measure' AND kind = 'ACTUAL'
  AND (alignment <> 'number' OR observed.visit = nth_visit.visit)
  AND (measure = 'measures/' || item
       OR measure = (SELECT 'measures/' || complement FROM measures WHERE measure_id = item));
CREATE INDEX looked_at_by_context ON looked_at(question, whole_context);

-- The first reason that holds.
CREATE TABLE exclusion AS
SELECT peer.question, peer.authority, peer.context,
       CASE
       WHEN NOT EXISTS (SELECT 1 FROM context_visit WHERE context_visit.context = peer.context
                        AND (NOT inherited OR peer.context NOT IN (SELECT context FROM own_inspection)))
         THEN 'NO_VISITS'
       WHEN alignment = 'months' AND (comparison.question, peer.context) NOT IN (
              SELECT question, whole_context FROM month_end WHERE first_end IS NOT NULL OR last_end IS NOT NULL)
         THEN 'NO_BASELINE'
       WHEN alignment = 'number' AND (comparison.question, peer.context) NOT IN (
              SELECT question, whole_context FROM nth_visit)
         THEN 'NOT_YET_REACHED'
       WHEN compared_value.question IS NOT NULL
         THEN CASE WHEN rank_by IN ('CHANGE', 'CHANGE_PER_MONTH')
                    AND value_number NOT IN (SELECT value_number FROM compared_baseline)
              THEN 'NO_BASELINE' ELSE 'TOO_OLD' END
       ELSE COALESCE(
         (SELECT CASE WHEN MAX(measure = 'measures/' || item) = 0 THEN 'COMPLEMENT_ONLY'
                      WHEN MAX(of_series) = 0 THEN 'OTHER_SERIES_ONLY'
                      ELSE CASE MIN(CASE WHEN NOT of_series THEN 9 WHEN numeric AND NOT later THEN 1
                                         -- Nothing dates it: that is no later value.
                                         WHEN numeric AND alignment IN ('', 'number')
                                         THEN CASE WHEN (context, visit, place) IN (SELECT context, visit, place FROM usable)
                                              THEN 2 ELSE 1 END
                                         WHEN later AND alignment NOT IN ('', 'number') THEN 5
                                         WHEN value IS NOT NULL AND qualifier <> 'WORDED' THEN 3 ELSE 4 END)
                           WHEN 1 THEN 'DISPUTED' WHEN 3 THEN 'BOUND_ONLY' WHEN 4 THEN 'NOT_NUMERIC'
                           ELSE 'NOT_YET_REACHED' END END
          FROM (SELECT looked_at.*, (measure, cohort, basis, definition)
                  = ('measures/' || item, of_cohort, of_basis, of_definition) AS of_series
                FROM looked_at
                WHERE looked_at.question = peer.question AND looked_at.whole_context = peer.context)
          HAVING COUNT(*) > 0), 'NO_OBSERVATION')
       END AS reason
FROM peer JOIN comparison USING (question)
LEFT JOIN compared_value ON compared_value.question = peer.question
 AND compared_value.whole_context = peer.context
WHERE subject = 'measure' AND (peer.question, peer.authority) NOT IN (SELECT question, peer FROM measure_row);
