-- CompareAuthorities: who is of the group. "Fields that are set are ANDed; none set: every authority
-- with a recorded visit. Authorities that are listed or neighbours belong to the group also without
-- visits; so do those of the regions and council types asked for that are in force at the alignment
-- (without a date: that have not ended)."
CREATE TABLE recorded AS
SELECT DISTINCT context.context FROM context JOIN visit USING (snapshot, authority) WHERE whole;
CREATE TABLE neighbourhood AS
SELECT question, neighbours_of AS authority FROM comparison WHERE neighbours_of <> ''
UNION
SELECT question, neighbour_id
FROM comparison JOIN statistical_neighbours ON authority_id = neighbours_of
 AND model = COALESCE(NULLIF(neighbours_model, ''), '2025')
WHERE CAST(rank AS INTEGER) <= 10;
CREATE TABLE peer AS
SELECT question, compared_authority.authority, compared_authority.context, display_name, region
FROM compared_authority JOIN comparison USING (question) JOIN authority USING (authority)
WHERE (question NOT IN (SELECT question FROM asked WHERE kind = 'peer')
       OR (question, 'authorities/' || authority) IN (SELECT question, value FROM asked WHERE kind = 'peer'))
  AND (neighbours_of = '' OR (question, authority) IN (SELECT question, authority FROM neighbourhood))
  AND (question NOT IN (SELECT question FROM asked WHERE kind = 'region')
       OR (question, region) IN (SELECT question, value FROM asked WHERE kind = 'region'))
  AND (question NOT IN (SELECT question FROM asked WHERE kind = 'council_type')
       OR (question, council_type) IN (SELECT question, value FROM asked WHERE kind = 'council_type'))
  AND (neighbours_of <> '' OR question IN (SELECT question FROM asked WHERE kind = 'peer')
       OR context IN (SELECT context FROM recorded)
       OR (question IN (SELECT question FROM asked WHERE kind IN ('region', 'council_type'))
           AND (valid_from IS NULL OR as_of IS NULL OR valid_from <= as_of)
           AND (valid_to IS NULL OR valid_to >= as_of)));
CREATE UNIQUE INDEX peer_by_authority ON peer(question, authority);
