-- Rank, percentile and the spread of the group. "Of the column asked for (value, change, change per
-- month), unweighted, from n = 2."
CREATE TABLE figure AS
SELECT measure_row.question, peer AS authority,
       CASE COALESCE(rank_by, '') WHEN 'CHANGE' THEN change.change
            WHEN 'CHANGE_PER_MONTH' THEN ROUND((rate.low + rate.high) / 2, 9)
            ELSE measure_row.value END AS figure,
       comparable = 'yes' AND better <> 'none' AS ranked, better
FROM measure_row JOIN comparison USING (question) JOIN measures ON measure_id = item
LEFT JOIN change ON change.context = value_number
LEFT JOIN rate ON rate.context = value_number AND field = 'change_per_month';
DELETE FROM figure WHERE figure IS NULL;

-- "1 is best, ties share the best rank (1, 2, 2, 4). Percentile: 100 x other rows that are no better /
-- other rows. Measures that are not comparable or have no direction get rows, but no rank."
CREATE TABLE ranking AS
SELECT question, authority,
       RANK() OVER (PARTITION BY question ORDER BY CASE better WHEN 'higher' THEN -figure ELSE figure END) AS rank,
       COUNT(*) OVER (PARTITION BY question) AS n
FROM figure WHERE ranked;

-- "Quartiles and median by linear interpolation (R type 7), n >= 4 for quartiles." The value at place
-- 1 + (n - 1) p of those in order.
CREATE TABLE statistic AS
WITH ordered AS (
  SELECT question, figure, ROW_NUMBER() OVER (PARTITION BY question ORDER BY figure) AS place,
         COUNT(*) OVER (PARTITION BY question) AS n
  FROM figure WHERE ranked
), asked_for AS (
  SELECT question, n, field, quarters, 1 + (n - 1) * quarters / 4 AS below, (n - 1) * quarters % 4 AS over
  FROM (SELECT DISTINCT question, n FROM ordered),
       (SELECT 'min' AS field, 0 AS quarters UNION ALL SELECT 'lower_quartile', 1
        UNION ALL SELECT 'median', 2 UNION ALL SELECT 'upper_quartile', 3 UNION ALL SELECT 'max', 4)
  WHERE n >= CASE WHEN quarters % 2 = 1 THEN 4 ELSE 2 END
)
SELECT asked_for.question, field, low.figure + COALESCE(high.figure - low.figure, 0) * over / 4.0 AS value
FROM asked_for
JOIN ordered AS low ON low.question = asked_for.question AND low.place = below
LEFT JOIN ordered AS high ON high.question = asked_for.question AND high.place = below + 1 AND over > 0
UNION ALL
SELECT question, 'mean', AVG(figure) FROM figure WHERE ranked GROUP BY question HAVING COUNT(*) >= 2;
