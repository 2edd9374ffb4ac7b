-- Days are Julian day numbers. Every day from 1899 to 2201 with its month (counted from year 0) and
-- its day of the month, for what counts in months.
CREATE TABLE calendar (day INTEGER PRIMARY KEY, month INTEGER, day_of_month INTEGER, last INTEGER);
INSERT INTO calendar
WITH RECURSIVE days(day) AS (
  SELECT CAST(julianday('1899-01-01') + 0.5 AS INTEGER)
  UNION ALL
  SELECT day + 1 FROM days WHERE day < CAST(julianday('2201-12-31') + 0.5 AS INTEGER)
)
SELECT day,
       CAST(strftime('%Y', day) AS INTEGER) * 12 + CAST(strftime('%m', day) AS INTEGER) - 1,
       CAST(strftime('%d', day) AS INTEGER),
       strftime('%d', day + 1) = '01'
FROM days;
CREATE INDEX calendar_by_month ON calendar(month);
