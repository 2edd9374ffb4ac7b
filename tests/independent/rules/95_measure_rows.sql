-- CompareAuthorities: what rows by a measure say.
INSERT INTO shown_point SELECT question, path || 'point.', whole_context, visit, place
FROM shown_row JOIN compared_value USING (question, value_number);
INSERT INTO shown_point
SELECT shown_row.question, path || 'baseline_point.', baseline_point.context, baseline_point.visit, baseline_point.place
FROM shown_row JOIN compared_value USING (question, value_number)
JOIN compared_baseline USING (value_number)
JOIN baseline_point ON baseline_point.scope = compared_baseline.scope
 AND (baseline_point.measure, baseline_point.cohort, baseline_point.basis, baseline_point.definition)
   = (compared_value.measure, compared_value.cohort, compared_value.basis, compared_value.definition);
INSERT INTO expected SELECT question, path || 'change', change.change
FROM shown_row JOIN change ON change.context = value_number;
INSERT INTO expected SELECT question, path || 'change_per_month.' || side, CASE side WHEN 'low' THEN rate.low ELSE rate.high END
FROM shown_row JOIN rate ON rate.context = value_number AND field = 'change_per_month',
     (SELECT 'low' AS side UNION ALL SELECT 'high');
INSERT INTO expected
SELECT question, path || field, CASE field WHEN 'direction_basis' THEN 'BASIS_' || how
  ELSE 'DIRECTION_' || CASE WHEN way = 0 THEN 'UNCHANGED' WHEN way = 2 THEN 'MIXED'
       WHEN (way > 0) = (better = 'higher') THEN 'IMPROVED' ELSE 'DECLINED' END END
FROM shown_row
JOIN (SELECT moved.*, ROW_NUMBER() OVER (PARTITION BY context ORDER BY preference) AS choice
      FROM moved WHERE context >= 5000000) AS moved ON moved.context = value_number AND choice = 1
JOIN measures ON 'measures/' || measure_id = measure,
     (SELECT 'direction' AS field UNION ALL SELECT 'direction_basis')
WHERE better <> 'none';
INSERT INTO expected SELECT question, path || 'rank', rank FROM shown_row JOIN ranking USING (question, authority)
WHERE n >= 2;
-- "To twelve significant figures."
INSERT INTO expected
SELECT question, path || 'percentile', 'real:' || printf('%.12g', 100.0 * (n - better) / (n - 1))
FROM (SELECT shown_row.question, path, n,
             (SELECT COUNT(*) FROM ranking AS other WHERE other.question = ranking.question
              AND other.rank < ranking.rank) + 1 AS better
      FROM shown_row JOIN ranking USING (question, authority) WHERE n >= 2);
INSERT INTO expected SELECT question, 'statistics.n', COUNT(*) FROM figure GROUP BY question;
INSERT INTO expected SELECT question, 'statistics.' || field, 'real:' || printf('%.12g', value) FROM statistic;
