-- "BASELINE_NOT_FOUND: the baseline asked for is no recorded inspection of the authority", nor of what it
-- follows, by to_date.
CREATE TABLE refused AS
SELECT question FROM progress JOIN context USING (context)
WHERE asked_baseline <> ''
  AND (context, asked_baseline) NOT IN (SELECT context, name FROM inspection);
DELETE FROM expected WHERE question IN (SELECT question FROM refused);
INSERT INTO expected SELECT question, 'refused', 'NOT_FOUND' FROM refused;
