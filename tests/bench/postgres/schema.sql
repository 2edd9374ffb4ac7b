-- The contract's core in tables, in the shape that serves the measured calls best. Enums are the contract's
-- own numbers, names that recur are small numbers of a table of names, which callers keep in memory.
-- Indexes and keys stand in indexes.sql: they are made once the first visits are loaded.
--
-- A date of the contract is its first and its last day, in two columns; null is an open end, or not known.
-- A range type would be read and written three times as slowly, and nothing here needs its index.
--
-- A row of visits is a revision: what belongs to it hangs on its visit_no, and revising a visit sets valid_to
-- of the old row and adds a new one, so that nothing is copied when a visit is created.
--
-- There are no foreign keys. create_visit is the only way in and makes both ends in one transaction; each
-- key would look up the visit again for each of its rows. That themes and measures are known is
-- checked by the caller, whose time is not counted.

CREATE TABLE authorities (
  authority_no integer NOT NULL,
  region integer NOT NULL,           -- the group that comparisons are of
  authority_id text NOT NULL
);

CREATE TABLE themes (
  theme_no smallint NOT NULL,
  theme_id text NOT NULL
);

CREATE TABLE measures (
  measure_no smallint NOT NULL,
  measure_id text NOT NULL,
  -- Which way is better: 1 up, -1 down, 0 neither.
  better smallint NOT NULL
);

-- Kept by each session 32 at a time; gaps do no harm.
CREATE SEQUENCE visit_numbers AS bigint CACHE 32;

CREATE TABLE visits (
  visit_no bigint NOT NULL,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,              -- null: the revision in force
  authority_no integer NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  first_day date,                    -- orders visits: the first day known of its dates, else a last
  type smallint NOT NULL,
  status smallint NOT NULL,
  publication_status smallint NOT NULL,
  framework smallint NOT NULL,
  monitoring_follows boolean NOT NULL DEFAULT false,
  deleted boolean NOT NULL DEFAULT false,
  request_id uuid,                   -- unique: the same request again is refused, see answer_of
  started_first date,
  started_last date,
  ended_first date,
  ended_last date,
  published_first date,
  published_last date,
  visit_id text NOT NULL,
  baseline text,
  submitter text,
  -- What answers show and no question selects by, as json: the text that came, checked. jsonb would be taken
  -- apart to be stored and put together again for each answer.
  sources json,
  recommendation_updates json,
  details json                       -- focus, evidence, stated numbers, overall progress, notes
);

CREATE TABLE findings (
  visit_no bigint NOT NULL,
  ordinal smallint NOT NULL,
  standing smallint NOT NULL,
  direction smallint NOT NULL,
  comparator smallint NOT NULL,
  speaker smallint NOT NULL,
  scope smallint NOT NULL,
  theme_no smallint NOT NULL,        -- the main one
  finding_id text NOT NULL,
  statement text NOT NULL,
  more_themes smallint[],            -- null: no others; arrays are slow to read and write
  service_area text,
  source_ids text,                   -- shown only: ids with commas between; null: every source of the visit
  details json                       -- what few findings have: pace, subject, cohorts, numbers behind it
);

CREATE TABLE observations (
  visit_no bigint NOT NULL,
  value double precision,
  numerator double precision,
  denominator double precision,
  first_day date,                    -- the date the value is of
  last_day date,
  ordinal smallint NOT NULL,
  measure_no smallint,               -- null: told under a label of its own
  qualifier smallint NOT NULL,
  kind smallint NOT NULL,
  basis smallint NOT NULL,
  speaker smallint NOT NULL,
  observation_id text NOT NULL,
  cohort text NOT NULL,
  definition text NOT NULL,
  source_ids text,
  details json                       -- label, unit, wording, movement, stated change
);

CREATE TABLE judgements (
  visit_no bigint NOT NULL,
  grade smallint NOT NULL,
  area text NOT NULL,
  source_ids text
);

CREATE TABLE recommendations (
  visit_no bigint NOT NULL,
  ordinal smallint NOT NULL,
  recommendation_id text NOT NULL,
  text text NOT NULL,
  framework_reference text,
  themes smallint[]
);

-- A visit whole, as the caller sent it: the other shape, in which progress is read with the least work, and
-- no question is asked of what a visit holds. Filled by load.py --documents only; create_visit does not.
CREATE TABLE visit_documents (
  visit_no bigint NOT NULL,
  document text NOT NULL
);

-- One row for each series of an authority, kept by the writes: what comparisons read. Updates change no
-- indexed column, and pages keep room for them, so that no index is touched (HOT).
CREATE TABLE measure_summaries (
  authority_no integer NOT NULL,
  measure_no smallint NOT NULL,
  basis smallint NOT NULL,
  n integer NOT NULL,
  baseline_inspected boolean NOT NULL,   -- whether the baseline value is an inspection's own
  baseline_visit_no bigint NOT NULL,
  latest_visit_no bigint NOT NULL,
  baseline_value double precision NOT NULL,
  latest_value double precision NOT NULL,
  baseline_first_day date,
  baseline_last_day date NOT NULL,
  latest_first_day date,
  latest_last_day date NOT NULL,
  change double precision GENERATED ALWAYS AS (latest_value - baseline_value) STORED,
  cohort text NOT NULL,
  definition text NOT NULL,
  -- Where each stands, as JSON: the visit, its words, its sources. To look them up instead, a comparison of
  -- 150 authorities takes almost twice the time; to keep them, a write takes a tenth more.
  baseline_point text NOT NULL,
  latest_point text NOT NULL
) WITH (fillfactor = 50);

-- What enters a summary: figures, exact or approximate, of what was, with a date.
CREATE FUNCTION is_figure(measure_no smallint, value double precision, qualifier smallint, kind smallint,
                          last_day date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT measure_no IS NOT NULL AND value IS NOT NULL AND qualifier IN (1, 2) AND kind = 1
     AND last_day IS NOT NULL
$$;

-- Whether a value is rather the baseline's than the one kept so far: the latest inspection's own, without
-- one the earliest known.
CREATE FUNCTION is_rather_baseline(inspected boolean, last_day date, kept_inspected boolean, kept_day date)
  RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN inspected <> kept_inspected THEN inspected
              WHEN inspected THEN last_day >= kept_day
              ELSE last_day < kept_day END
$$;

-- Those of a visit's sources that something in it names. Callers spare the call where all are meant.
CREATE FUNCTION cited(sources json, source_ids text) RETURNS json
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT json_agg(one) FROM json_array_elements(sources) one
  WHERE one ->> 'id' = ANY (string_to_array(source_ids, ','))
$$;

-- A point as summaries keep it. Ids need no escapes, and details and sources are JSON already.
CREATE FUNCTION point_of(visit text, sources json, id text, qualifier smallint, numerator double precision,
                         denominator double precision, speaker smallint, details json, source_ids text)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT concat('{"visit":"', visit, '","id":"', id, '","qualifier":', qualifier,
                ',"numerator":' || numerator, ',"denominator":' || denominator, ',"speaker":', speaker,
                ',"details":' || details::text,
                ',"sources":' || CASE WHEN json_array_length(sources) > 1 AND source_ids IS NOT NULL
                                      THEN cited(sources, source_ids) ELSE sources END::text, '}')
$$;

-- Takes the figures of new visits, numbered from_visit to to_visit, into the summaries. Rows are locked in
-- one order by all, so that two writers never wait for each other in a circle.
CREATE FUNCTION add_to_summaries(from_visit bigint, to_visit bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO measure_summaries AS s
    (authority_no, measure_no, basis, cohort, definition, n, baseline_inspected,
     baseline_visit_no, baseline_value, baseline_first_day, baseline_last_day, baseline_point,
     latest_visit_no, latest_value, latest_first_day, latest_last_day, latest_point)
  SELECT DISTINCT ON (measure_no, authority_no, basis, cohort, definition)
         authority_no, measure_no, basis, cohort, definition, n, inspected,
         visit_no, value, first_day, last_day, point, latest_visit_no, latest_value, latest_first_day,
         latest_last_day, latest_point
  FROM (
    SELECT authority_no, measure_no, basis, cohort, definition, type <= 3 AS inspected,
           visit_no, value, first_day, last_day, point, count(*) OVER series AS n,
           first_value(visit_no) OVER latest_first AS latest_visit_no,
           first_value(value) OVER latest_first AS latest_value,
           first_value(first_day) OVER latest_first AS latest_first_day,
           first_value(last_day) OVER latest_first AS latest_last_day,
           first_value(point) OVER latest_first AS latest_point
    FROM (
      SELECT v.authority_no, v.type, o.*,
             point_of(v.visit_id, v.sources, o.observation_id, o.qualifier, o.numerator, o.denominator,
                      o.speaker, o.details, o.source_ids) AS point
      FROM visits v JOIN observations o USING (visit_no)
      WHERE v.visit_no BETWEEN from_visit AND to_visit AND v.valid_to IS NULL
        AND is_figure(o.measure_no, o.value, o.qualifier, o.kind, o.last_day)
      OFFSET 0  -- Each point is made once.
    ) points
    WINDOW series AS (PARTITION BY measure_no, authority_no, basis, cohort, definition),
           latest_first AS (PARTITION BY measure_no, authority_no, basis, cohort, definition
                            ORDER BY last_day DESC, visit_no DESC, ordinal DESC)
  ) figures
  ORDER BY measure_no, authority_no, basis, cohort, definition, inspected DESC,
           CASE WHEN inspected THEN date '2000-01-01' - last_day ELSE last_day - date '2000-01-01' END
  ON CONFLICT (measure_no, authority_no, basis, cohort, definition) DO UPDATE SET
    baseline_visit_no = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_visit_no ELSE s.baseline_visit_no END,
    baseline_value = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_value ELSE s.baseline_value END,
    baseline_first_day = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_first_day ELSE s.baseline_first_day END,
    baseline_last_day = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_last_day ELSE s.baseline_last_day END,
    baseline_inspected = s.baseline_inspected OR excluded.baseline_inspected,
    latest_visit_no = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_visit_no ELSE s.latest_visit_no END,
    latest_value = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_value ELSE s.latest_value END,
    latest_first_day = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_first_day ELSE s.latest_first_day END,
    latest_last_day = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_last_day ELSE s.latest_last_day END,
    baseline_point = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_point ELSE s.baseline_point END,
    latest_point = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_point ELSE s.latest_point END,
    n = s.n + excluded.n;
END
$$;

-- Creates a monitoring visit, or any other without recommendations of its own, in one call: a parameter a
-- column, and an array for each column of what it holds. Arrays cost less to read than JSON, and
-- unnest among the columns selected less than in FROM, where each makes a tuplestore.
--
-- A visit that is there already, and a request that was done already, are refused (unique_violation): the
-- caller asks answer_of then, which has a row where it was this request. To look first, or to insert with
-- ON CONFLICT, would have every call pay for the few that are repeated. With measures_differ the caller
-- says that no two observations are of one measure, which spares finding out.
CREATE FUNCTION create_visit(
  request uuid, authority integer, visit text, type smallint, status smallint, publication smallint,
  framework smallint, started_first date, started_last date, ended_first date, ended_last date,
  published_first date, published_last date, baseline text, submitter text, sources json,
  updates json, details json,
  finding_ids text[], finding_themes smallint[], statements text[], standings smallint[],
  directions smallint[], comparators smallint[], finding_speakers smallint[], scopes smallint[],
  service_areas text[], finding_sources text[],
  measures_differ boolean, observation_ids text[], measures smallint[], observed double precision[],
  numerators double precision[], denominators double precision[], qualifiers smallint[],
  kinds smallint[], bases smallint[], observation_speakers smallint[], first_days date[],
  last_days date[], observation_sources text[],
  areas text[], grades smallint[],
  OUT visit_no bigint, OUT revision integer, OUT committed timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  number bigint := nextval('visit_numbers');
BEGIN
  create_visit.visit_no := number;
  create_visit.revision := 1;
  create_visit.committed := now();
  INSERT INTO visits (visit_no, request_id, authority_no, visit_id, type, status, publication_status,
                      framework, first_day, started_first, started_last, ended_first, ended_last,
                      published_first, published_last, baseline, submitter, sources,
                      recommendation_updates, details)
    VALUES (number, request, authority, visit, create_visit.type, create_visit.status, publication,
            create_visit.framework,
            coalesce(create_visit.started_first, create_visit.ended_first, create_visit.published_first,
                     create_visit.started_last, create_visit.ended_last, create_visit.published_last),
            create_visit.started_first, create_visit.started_last, create_visit.ended_first,
            create_visit.ended_last, create_visit.published_first, create_visit.published_last,
            create_visit.baseline, create_visit.submitter, create_visit.sources, updates,
            create_visit.details);
  INSERT INTO findings (visit_no, ordinal, finding_id, theme_no, statement, standing, direction,
                        comparator, speaker, scope, service_area, source_ids)
    SELECT number, generate_series(1, cardinality(finding_ids)), unnest(finding_ids),
           unnest(finding_themes), unnest(statements), unnest(standings), unnest(directions),
           unnest(comparators), unnest(finding_speakers), unnest(scopes), unnest(service_areas),
           unnest(finding_sources);
  INSERT INTO observations (visit_no, ordinal, observation_id, measure_no, value, numerator, denominator,
                            qualifier, kind, basis, speaker, cohort, definition, first_day, last_day,
                            source_ids)
    SELECT number, generate_series(1, cardinality(observation_ids)), unnest(observation_ids),
           unnest(measures), unnest(observed), unnest(numerators), unnest(denominators),
           unnest(qualifiers), unnest(kinds), unnest(bases), unnest(observation_speakers), '', '',
           unnest(first_days), unnest(last_days), unnest(observation_sources);
  IF cardinality(areas) > 0 THEN
    INSERT INTO judgements (visit_no, area, grade) SELECT number, unnest(areas), unnest(grades);
  END IF;
  IF NOT measures_differ THEN
    PERFORM add_to_summaries(number, number);
    RETURN;
  END IF;
  -- As add_to_summaries, where each series has one figure and nothing need be read again.
  INSERT INTO measure_summaries AS s
    (authority_no, measure_no, basis, cohort, definition, n, baseline_inspected,
     baseline_visit_no, baseline_value, baseline_first_day, baseline_last_day, baseline_point,
     latest_visit_no, latest_value, latest_first_day, latest_last_day, latest_point)
  SELECT authority, measure, basis, '', '', 1, create_visit.type <= 3,
         number, value, first_day, last_day, point, number, value, first_day, last_day, point
  FROM (
    SELECT *, point_of(visit, create_visit.sources, id, qualifier, numerator, denominator, speaker, NULL,
                       source_ids) AS point
    FROM (SELECT unnest(measures) AS measure, unnest(observed) AS value, unnest(qualifiers) AS qualifier,
                 unnest(kinds) AS kind, unnest(bases) AS basis, unnest(first_days) AS first_day,
                 unnest(last_days) AS last_day, unnest(observation_ids) AS id,
                 unnest(numerators) AS numerator, unnest(denominators) AS denominator,
                 unnest(observation_speakers) AS speaker, unnest(observation_sources) AS source_ids) o
  ) o
  WHERE is_figure(measure, value, qualifier, kind, last_day)
  ORDER BY measure
  ON CONFLICT (measure_no, authority_no, basis, cohort, definition) DO UPDATE SET
    baseline_visit_no = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_visit_no ELSE s.baseline_visit_no END,
    baseline_value = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_value ELSE s.baseline_value END,
    baseline_first_day = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_first_day ELSE s.baseline_first_day END,
    baseline_last_day = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_last_day ELSE s.baseline_last_day END,
    baseline_inspected = s.baseline_inspected OR excluded.baseline_inspected,
    latest_visit_no = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_visit_no ELSE s.latest_visit_no END,
    latest_value = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_value ELSE s.latest_value END,
    latest_first_day = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_first_day ELSE s.latest_first_day END,
    latest_last_day = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_last_day ELSE s.latest_last_day END,
    baseline_point = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_last_day,
        s.baseline_inspected, s.baseline_last_day)
        THEN excluded.baseline_point ELSE s.baseline_point END,
    latest_point = CASE WHEN excluded.latest_last_day >= s.latest_last_day
        THEN excluded.latest_point ELSE s.latest_point END,
    n = s.n + excluded.n;
END
$$;

-- What a request that was done before is answered.
CREATE FUNCTION answer_of(request uuid, OUT visit_no bigint, OUT revision integer, OUT committed timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT visit_no, revision, valid_from FROM visits WHERE request_id = request
$$;

-- The visits of an authority's episode: from the latest inspection that a monitoring visit follows, else
-- from the latest, else all. The planner puts it in place of the call.
CREATE FUNCTION episode_visits(authority integer) RETURNS SETOF visits LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT * FROM visits
  WHERE authority_no = authority AND valid_to IS NULL AND first_day >= coalesce(
    (SELECT i.first_day FROM visits i
     WHERE i.authority_no = authority AND i.valid_to IS NULL AND i.type <= 3
       AND EXISTS (SELECT FROM visits m
                   WHERE m.authority_no = authority AND m.valid_to IS NULL AND m.type = 4
                     AND m.first_day > i.first_day)
     ORDER BY i.first_day DESC LIMIT 1),
    (SELECT max(i.first_day) FROM visits i
     WHERE i.authority_no = authority AND i.valid_to IS NULL AND i.type <= 3),
    '-infinity')
$$;
