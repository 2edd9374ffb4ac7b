-- CompareAuthorities: months to and from the values of rows.
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
