-- The contract's core in tables, in the shape that serves the measured calls best. Enums are the contract's
-- own numbers, names that recur are small numbers of a table of names, which callers keep in memory.
-- Indexes and keys stand in indexes.sql: they are made once the first visits are loaded.
--
-- A row of visits is a revision: what belongs to it hangs on its visit_no, and revising a visit sets valid_to
-- of the old row and adds a new one, so that nothing is copied when a visit is created.
--
-- There are no foreign keys. create_visit is the only way in and makes both ends in one transaction; each
-- key would look up the visit again for each of its rows. That themes and measures are known is
-- checked by the caller, whose time is not counted.

CREATE TABLE authorities (
  authority_no integer NOT NULL,
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
  first_day date,                    -- orders visits: the first day known of its dates
  type smallint NOT NULL,
  status smallint NOT NULL,
  publication_status smallint NOT NULL,
  framework smallint NOT NULL,
  monitoring_follows boolean NOT NULL DEFAULT false,
  deleted boolean NOT NULL DEFAULT false,
  visit_id text NOT NULL,
  started daterange,                 -- a month is the range of its days
  ended daterange,
  published daterange,
  baseline text,
  submitter text,
  -- What answers show and no question selects by: sources, focus, evidence, stated numbers, overall
  -- progress, updates of recommendations, notes.
  details jsonb
);

CREATE TABLE findings (
  visit_no bigint NOT NULL,
  ordinal smallint NOT NULL,
  standing smallint NOT NULL,
  direction smallint NOT NULL,
  comparator smallint NOT NULL,
  speaker smallint NOT NULL,
  scope smallint NOT NULL,
  finding_id text NOT NULL,
  statement text NOT NULL,
  service_area text,
  themes smallint[] NOT NULL,
  source_ids text[],
  details jsonb                      -- what few findings have: pace, subject, cohorts, numbers behind it
);

CREATE TABLE observations (
  visit_no bigint NOT NULL,
  value double precision,
  numerator double precision,
  denominator double precision,
  ordinal smallint NOT NULL,
  measure_no smallint,               -- null: told under a label of its own
  qualifier smallint NOT NULL,
  kind smallint NOT NULL,
  basis smallint NOT NULL,
  speaker smallint NOT NULL,
  observation_id text NOT NULL,
  cohort text NOT NULL,
  definition text NOT NULL,
  as_of daterange,
  source_ids text[],
  details jsonb                      -- label, unit, wording, movement, stated change
);

CREATE TABLE judgements (
  visit_no bigint NOT NULL,
  grade smallint NOT NULL,
  area text NOT NULL,
  source_ids text[]
);

CREATE TABLE recommendations (
  visit_no bigint NOT NULL,
  ordinal smallint NOT NULL,
  recommendation_id text NOT NULL,
  text text NOT NULL,
  framework_reference text,
  themes smallint[] NOT NULL
);

-- One row a write that was done: the same request again gets the answer of the first.
CREATE TABLE requests (
  request_id uuid NOT NULL,
  visit_no bigint NOT NULL
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
  change double precision GENERATED ALWAYS AS (latest_value - baseline_value) STORED,
  cohort text NOT NULL,
  definition text NOT NULL,
  baseline_as_of daterange,
  latest_as_of daterange
) WITH (fillfactor = 50);

-- What enters a summary: figures, exact or approximate, of what was, with a date.
CREATE FUNCTION is_figure(measure_no smallint, value double precision, qualifier smallint, kind smallint,
                          as_of daterange) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT measure_no IS NOT NULL AND value IS NOT NULL AND qualifier IN (1, 2) AND kind = 1
     AND upper(as_of) IS NOT NULL
$$;

-- Whether a value is rather the baseline's than the one kept so far: the latest inspection's own, without
-- one the earliest known.
CREATE FUNCTION is_rather_baseline(inspected boolean, as_of daterange, kept_inspected boolean,
                                   kept_as_of daterange) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN inspected <> kept_inspected THEN inspected
              WHEN inspected THEN upper(as_of) >= upper(kept_as_of)
              ELSE upper(as_of) < upper(kept_as_of) END
$$;

-- Takes the figures of new visits, numbered from_visit to to_visit, into the summaries. Rows are locked in
-- one order by all, so that two writers never wait for each other.
CREATE FUNCTION add_to_summaries(from_visit bigint, to_visit bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO measure_summaries AS s
    (authority_no, measure_no, basis, n, baseline_inspected, baseline_visit_no, latest_visit_no,
     baseline_value, latest_value, cohort, definition, baseline_as_of, latest_as_of)
  SELECT DISTINCT ON (measure_no, authority_no, basis, cohort, definition)
         authority_no, measure_no, basis, n, inspected, visit_no, latest_visit_no,
         value, latest_value, cohort, definition, as_of, latest_as_of
  FROM (
    SELECT v.authority_no, o.measure_no, o.basis, o.cohort, o.definition, v.type <= 3 AS inspected,
           o.visit_no, o.value, o.as_of, count(*) OVER series AS n,
           first_value(o.visit_no) OVER latest_first AS latest_visit_no,
           first_value(o.value) OVER latest_first AS latest_value,
           first_value(o.as_of) OVER latest_first AS latest_as_of
    FROM visits v JOIN observations o USING (visit_no)
    WHERE v.visit_no BETWEEN from_visit AND to_visit AND v.valid_to IS NULL
      AND is_figure(o.measure_no, o.value, o.qualifier, o.kind, o.as_of)
    WINDOW series AS (PARTITION BY o.measure_no, v.authority_no, o.basis, o.cohort, o.definition),
           latest_first AS (PARTITION BY o.measure_no, v.authority_no, o.basis, o.cohort, o.definition
                            ORDER BY upper(o.as_of) DESC, o.visit_no DESC, o.ordinal DESC)
  ) figures
  ORDER BY measure_no, authority_no, basis, cohort, definition, inspected DESC,
           CASE WHEN inspected THEN date '2000-01-01' - upper(as_of)
                ELSE upper(as_of) - date '2000-01-01' END
  ON CONFLICT (measure_no, authority_no, basis, cohort, definition) DO UPDATE SET
    baseline_value = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_as_of,
        s.baseline_inspected, s.baseline_as_of) THEN excluded.baseline_value ELSE s.baseline_value END,
    baseline_visit_no = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_as_of,
        s.baseline_inspected, s.baseline_as_of) THEN excluded.baseline_visit_no
        ELSE s.baseline_visit_no END,
    baseline_as_of = CASE WHEN is_rather_baseline(excluded.baseline_inspected, excluded.baseline_as_of,
        s.baseline_inspected, s.baseline_as_of) THEN excluded.baseline_as_of ELSE s.baseline_as_of END,
    baseline_inspected = s.baseline_inspected OR excluded.baseline_inspected,
    latest_value = CASE WHEN upper(excluded.latest_as_of) >= upper(s.latest_as_of)
                        THEN excluded.latest_value ELSE s.latest_value END,
    latest_visit_no = CASE WHEN upper(excluded.latest_as_of) >= upper(s.latest_as_of)
                           THEN excluded.latest_visit_no ELSE s.latest_visit_no END,
    latest_as_of = CASE WHEN upper(excluded.latest_as_of) >= upper(s.latest_as_of)
                        THEN excluded.latest_as_of ELSE s.latest_as_of END,
    n = s.n + excluded.n;
END
$$;

-- Creates a monitoring visit or any other without recommendations of its own, in one call: a parameter a
-- column, and an array for each column of what it holds, which costs less to read than JSON. A request that
-- was done before changes nothing and gets its answer again; a visit that is there already is refused
-- (unique_violation).
CREATE FUNCTION create_visit(
  request uuid, authority integer, visit text, type smallint, status smallint, publication smallint,
  framework smallint, started daterange, ended daterange, published daterange, baseline text,
  submitter text, details jsonb,
  finding_ids text[], finding_themes text[], statements text[], standings smallint[],
  directions smallint[], comparators smallint[], finding_speakers smallint[], scopes smallint[],
  service_areas text[], finding_sources text[],
  observation_ids text[], measures smallint[], observed double precision[],
  numerators double precision[], denominators double precision[], qualifiers smallint[],
  kinds smallint[], bases smallint[], observation_speakers smallint[], as_of daterange[],
  observation_sources text[],
  areas text[], grades smallint[],
  OUT visit_no bigint, OUT revision integer, OUT committed timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  create_visit.visit_no := nextval('visit_numbers');
  INSERT INTO requests VALUES (request, create_visit.visit_no) ON CONFLICT (request_id) DO NOTHING;
  IF NOT FOUND THEN
    SELECT v.visit_no, v.revision, v.valid_from
      INTO create_visit.visit_no, create_visit.revision, create_visit.committed
      FROM requests r JOIN visits v USING (visit_no) WHERE r.request_id = request;
    RETURN;
  END IF;
  create_visit.revision := 1;
  create_visit.committed := now();
  INSERT INTO visits (visit_no, authority_no, visit_id, type, status, publication_status, framework,
                      first_day, started, ended, published, baseline, submitter, details)
    VALUES (create_visit.visit_no, authority, visit, create_visit.type, create_visit.status, publication,
            create_visit.framework,
            coalesce(lower(create_visit.started), lower(create_visit.ended), lower(create_visit.published)),
            create_visit.started, create_visit.ended, create_visit.published,
            create_visit.baseline, create_visit.submitter, create_visit.details);
  INSERT INTO findings (visit_no, ordinal, finding_id, themes, statement, standing, direction,
                        comparator, speaker, scope, service_area, source_ids)
    SELECT create_visit.visit_no, ordinal, id, themes::smallint[], statement, standing, direction,
           comparator, speaker, scope, service_area, source_ids::text[]
    FROM unnest(finding_ids, finding_themes, statements, standings, directions, comparators,
                finding_speakers, scopes, service_areas, finding_sources)
         WITH ORDINALITY f(id, themes, statement, standing, direction, comparator, speaker, scope,
                           service_area, source_ids, ordinal);
  INSERT INTO observations (visit_no, ordinal, observation_id, measure_no, value, numerator, denominator,
                            qualifier, kind, basis, speaker, cohort, definition, as_of, source_ids)
    SELECT create_visit.visit_no, ordinal, id, measure, value, numerator, denominator,
           qualifier, kind, basis, speaker, '', '', as_of, source_ids::text[]
    FROM unnest(observation_ids, measures, observed, numerators, denominators, qualifiers, kinds, bases,
                observation_speakers, as_of, observation_sources)
         WITH ORDINALITY o(id, measure, value, numerator, denominator, qualifier, kind, basis, speaker,
                           as_of, source_ids, ordinal);
  IF cardinality(areas) > 0 THEN
    INSERT INTO judgements (visit_no, area, grade)
      SELECT create_visit.visit_no, area, grade FROM unnest(areas, grades) j(area, grade);
  END IF;
  PERFORM add_to_summaries(create_visit.visit_no, create_visit.visit_no);
END
$$;
