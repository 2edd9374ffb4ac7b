-- The record, as ExportVisits tells it: dump(snapshot, position, line) holds its lines, every line a
-- JSON object {parent, visit_id, visit}. Nothing is decided here; it is only taken apart.

CREATE TABLE visit AS
SELECT position AS visit, snapshot,
       substr(json_extract(line, '$.parent'), 13) AS authority,
       json_extract(line, '$.parent') || '/visits/' || json_extract(line, '$.visit_id') AS name,
       substr(json_extract(line, '$.visit.type'), 12) AS type,
       COALESCE(substr(json_extract(line, '$.visit.status'), 14), 'HELD') AS status,
       COALESCE(json_extract(line, '$.visit.start_date'), '') AS start_date,
       COALESCE(json_extract(line, '$.visit.end_date'), '') AS end_date,
       COALESCE(json_extract(line, '$.visit.published_date'), '') AS published_date,
       COALESCE(json_extract(line, '$.visit.baseline'), '') AS baseline,
       COALESCE(json_extract(line, '$.visit.framework'), '') AS framework,
       COALESCE(json_extract(line, '$.visit.delivery_body'), '') AS delivery_body,
       json_extract(line, '$.visit.stated_visit_count') AS stated_visit_count,
       line -> '$.visit' AS content
FROM dump;
CREATE UNIQUE INDEX visit_by_id ON visit(visit);
CREATE INDEX visit_by_authority ON visit(snapshot, authority);
CREATE INDEX visit_by_name ON visit(snapshot, name);

CREATE TABLE source AS
SELECT visit, key AS place, json_extract(value, '$.id') AS id,
       json_extract(value, '$.type') IN ('SOURCE_TYPE_LETTER', 'SOURCE_TYPE_REPORT') AS first_hand,
       COALESCE(json_extract(value, '$.published_date'), '') AS published_date,
       COALESCE(json_extract(value, '$.partial'), 0) AS partial
FROM visit, json_each(content, '$.sources');
CREATE INDEX source_by_visit ON source(visit, id);

CREATE TABLE stated_number AS
SELECT visit, key AS place, json_extract(value, '$.number') AS number,
       COALESCE(substr(json_extract(value, '$.counted_from'), 14), 'UNSTATED') AS counted_from,
       json_extract(value, '$.of_planned') AS of_planned,
       COALESCE(json_extract(value, '$.said_to_be_final'), 0) AS said_to_be_final
FROM visit, json_each(content, '$.stated_numbers');
CREATE INDEX stated_number_by_visit ON stated_number(visit);

CREATE TABLE focus AS
SELECT visit, key AS place, COALESCE(json_extract(value, '$.service_area'), '') AS service_area
FROM visit, json_each(content, '$.focus');
CREATE INDEX focus_by_visit ON focus(visit);

CREATE TABLE judgement AS
SELECT visit, key AS place, json_extract(value, '$.area') AS area,
       json_extract(value, '$.grade') AS grade, value AS content
FROM visit, json_each(content, '$.judgements');
CREATE INDEX judgement_by_visit ON judgement(visit);

CREATE TABLE overall AS
SELECT visit, key AS place, COALESCE(json_extract(value, '$.rating'), '') AS rating,
       COALESCE(json_extract(value, '$.service_area'), '') AS service_area,
       json_extract(value, '$.speaker') AS speaker, value AS content
FROM visit, json_each(content, '$.overall_progress');
CREATE INDEX overall_by_visit ON overall(visit);

CREATE TABLE joint AS
SELECT visit, key AS place, value AS other FROM visit, json_each(content, '$.joint_with');
CREATE INDEX joint_by_visit ON joint(visit);

CREATE TABLE finding AS
SELECT visit, key AS place, json_extract(value, '$.id') AS id,
       COALESCE(substr(json_extract(value, '$.standing'), 10), '') AS standing,
       COALESCE(substr(json_extract(value, '$.direction'), 11), '') AS direction,
       substr(json_extract(value, '$.speaker'), 9) AS speaker,
       COALESCE(json_extract(value, '$.subject'), '') AS subject,
       COALESCE(substr(json_extract(value, '$.scope'), 15), 'SERVICE') AS scope,
       COALESCE(json_extract(value, '$.service_area'), '') AS service_area,
       value AS content
FROM visit, json_each(content, '$.findings');
CREATE INDEX finding_by_visit ON finding(visit, place);

CREATE TABLE finding_theme AS
SELECT finding.visit, finding.place, each.key AS theme_place, each.value AS theme
FROM finding, json_each(content, '$.themes') AS each;
CREATE INDEX finding_theme_by_visit ON finding_theme(visit, place);

CREATE TABLE finding_observation AS
SELECT finding.visit, finding.place, each.value AS observation
FROM finding, json_each(content, '$.observation_ids') AS each;

-- The decimals of a figure are those of its text, "61.40" having none that count as 0; an exponent
-- moves the point.
CREATE TABLE observation AS
SELECT visit, key AS place, json_extract(value, '$.id') AS id,
       COALESCE(json_extract(value, '$.measure'), '') AS measure,
       json_extract(value, '$.value') AS value,
       value ->> '$.value' AS shown,
       json_extract(value, '$.upper_value') AS upper_value,
       json_extract(value, '$.numerator') AS numerator,
       json_extract(value, '$.denominator') AS denominator,
       json_extract(value, '$.stated_change') AS stated_change,
       substr(json_extract(value, '$.qualifier'), 11) AS qualifier,
       COALESCE(json_extract(value, '$.wording'), '') AS wording,
       COALESCE(substr(json_extract(value, '$.movement'), 10), '') AS movement,
       COALESCE(substr(json_extract(value, '$.comparator'), 12), '') AS comparator,
       COALESCE(json_extract(value, '$.as_of_date'), '') AS as_of_date,
       COALESCE(substr(json_extract(value, '$.as_of_event'), 13), '') AS as_of_event,
       COALESCE(substr(json_extract(value, '$.kind'), 18), 'ACTUAL') AS kind,
       COALESCE(substr(json_extract(value, '$.basis'), 14), '') AS basis,
       COALESCE(json_extract(value, '$.cohort'), '') AS cohort,
       COALESCE(json_extract(value, '$.definition'), '') AS definition,
       substr(json_extract(value, '$.speaker'), 9) AS speaker,
       value AS content
FROM visit, json_each(content, '$.observations');
CREATE INDEX observation_by_visit ON observation(visit, place);

CREATE TABLE rival AS
SELECT observation.visit, observation.place, each.value AS other
FROM observation, json_each(content, '$.rival_ids') AS each;

CREATE TABLE rival_pair AS
SELECT rival.visit, rival.place, observation.place AS other_place
FROM rival JOIN observation ON observation.visit = rival.visit AND observation.id = rival.other
UNION
SELECT rival.visit, observation.place, rival.place
FROM rival JOIN observation ON observation.visit = rival.visit AND observation.id = rival.other;

CREATE TABLE recommendation AS
SELECT visit, key AS place, json_extract(value, '$.id') AS id, value AS content
FROM visit, json_each(content, '$.recommendations');
CREATE INDEX recommendation_by_visit ON recommendation(visit);

CREATE TABLE recommendation_theme AS
SELECT recommendation.visit, recommendation.place, each.value AS theme
FROM recommendation, json_each(content, '$.themes') AS each;

CREATE TABLE recommendation_update AS
SELECT visit, key AS place, COALESCE(json_extract(value, '$.recommendation'), '') AS recommendation,
       COALESCE(substr(json_extract(value, '$.coverage'), 10), 'ONE') AS coverage,
       substr(json_extract(value, '$.status'), 23) AS status,
       COALESCE(json_extract(value, '$.service_area'), '') AS service_area,
       COALESCE(substr(json_extract(value, '$.speaker'), 9), 'INSPECTORATE') AS speaker,
       json_extract(value, '$.count') AS count
FROM visit, json_each(content, '$.recommendation_updates');
CREATE INDEX recommendation_update_by_visit ON recommendation_update(visit);

-- Which sources say a thing: those it names, and where it names none all of the visit.
CREATE TABLE cited AS
SELECT finding.visit, 'finding' AS kind, finding.place, source.first_hand
FROM finding JOIN source USING (visit)
WHERE json_extract(content, '$.source_ids') IS NULL
   OR source.id IN (SELECT value FROM json_each(finding.content, '$.source_ids'))
UNION ALL
SELECT observation.visit, 'observation', observation.place, source.first_hand
FROM observation JOIN source USING (visit)
WHERE json_extract(content, '$.source_ids') IS NULL
   OR source.id IN (SELECT value FROM json_each(observation.content, '$.source_ids'));
CREATE TABLE second_hand AS
SELECT visit, kind, place, MAX(first_hand) = 0 AS second_hand FROM cited GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX second_hand_by_place ON second_hand(visit, kind, place);

-- Every date text of the record and of the questions as an interval of days; NULL is an open end.
-- "A date of reduced precision or a stated interval is an interval of days."
CREATE TABLE moment AS
WITH texts(text) AS (
  SELECT start_date FROM visit UNION SELECT end_date FROM visit UNION
  SELECT published_date FROM visit UNION SELECT published_date FROM source UNION
  SELECT as_of_date FROM observation UNION
  SELECT baseline FROM visit WHERE baseline NOT LIKE 'authorities/%' UNION
  SELECT from_date FROM question UNION SELECT to_date FROM question UNION
  SELECT as_of_date FROM question UNION SELECT baseline_from_date FROM question UNION SELECT baseline_to_date FROM question
), halves AS (
  SELECT text,
         CASE instr(text, '/') WHEN 0 THEN text ELSE substr(text, 1, instr(text, '/') - 1) END AS first,
         substr(text, instr(text, '/') + 1) AS last
  FROM texts WHERE text <> ''
), days AS (
  SELECT text,
         CASE length(first) WHEN 2 THEN NULL WHEN 4 THEN first || '-01-01' WHEN 7 THEN first || '-01'
              ELSE first END AS low,
         CASE length(last) WHEN 2 THEN NULL WHEN 4 THEN last || '-12-31'
              WHEN 7 THEN date(last || '-01', '+1 month', '-1 day') ELSE last END AS high
  FROM halves
)
SELECT text, CAST(julianday(low) + 0.5 AS INTEGER) AS low,
       CAST(julianday(high) + 0.5 AS INTEGER) AS high, low AS low_text, high AS high_text
FROM days;
CREATE UNIQUE INDEX moment_by_text ON moment(text);
