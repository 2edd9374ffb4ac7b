-- ObservationPoint, wherever one is shown.
INSERT INTO expected
SELECT question, path || field,
       CASE field WHEN 'observation.id' THEN id WHEN 'observation.value' THEN value
                  WHEN 'observation.upper_value' THEN upper_value
                  WHEN 'observation.numerator' THEN numerator
                  WHEN 'observation.denominator' THEN denominator
                  WHEN 'observation.stated_change' THEN stated_change
                  WHEN 'visit' THEN name WHEN 'earliest_date' THEN date(low)
                  WHEN 'latest_date' THEN date(high) WHEN 'disputed' THEN NULLIF(COALESCE(disputed, EXISTS (
                       SELECT 1 FROM rival_pair WHERE rival_pair.visit = observed.visit
                       AND rival_pair.place = observed.place)), 0)
                  -- Of several that agree: where none is first-hand.
                  ELSE NULLIF(MIN(second_hand, COALESCE((
                    SELECT MIN(its.second_hand) FROM agreement JOIN second_hand AS its
                      ON its.visit = agreement.other AND its.kind = 'observation' AND its.place = agreement.other_place
                    WHERE agreement.context = shown_point.context AND agreement.visit = shown_point.visit
                      AND agreement.place = shown_point.place AND agree), 1)), 0) END AS answer
FROM shown_point
JOIN observed ON observed.context = shown_point.context AND observed.visit = shown_point.visit
             AND observed.place = shown_point.place
LEFT JOIN (SELECT context, visit, place, disputed FROM point) AS marked
  ON marked.context = shown_point.context AND marked.visit = shown_point.visit AND marked.place = shown_point.place
LEFT JOIN second_hand ON second_hand.visit = shown_point.visit AND second_hand.kind = 'observation'
 AND second_hand.place = shown_point.place,
     (SELECT 'observation.id' AS field UNION ALL SELECT 'observation.value' UNION ALL
      SELECT 'observation.upper_value' UNION ALL SELECT 'observation.numerator' UNION ALL
      SELECT 'observation.denominator' UNION ALL SELECT 'observation.stated_change' UNION ALL SELECT 'visit' UNION ALL SELECT 'earliest_date' UNION ALL
      SELECT 'latest_date' UNION ALL SELECT 'disputed' UNION ALL SELECT 'second_hand')
WHERE answer IS NOT NULL;
