-- Keys and indexes, made once the first visits are in: what the measured calls need, and what keeps ids
-- unique. Each further one is paid for by every write; so those that only questions outside the
-- benchmark need (what visits say by words, a theme across authorities) stand in search_indexes.sql.

ALTER TABLE authorities ADD PRIMARY KEY (authority_no), ADD UNIQUE (authority_id);
CREATE INDEX authorities_by_region ON authorities (region);
ALTER TABLE themes ADD PRIMARY KEY (theme_no), ADD UNIQUE (theme_id);
ALTER TABLE measures ADD PRIMARY KEY (measure_no), ADD UNIQUE (measure_id);

ALTER TABLE visits ADD PRIMARY KEY (visit_no), ADD UNIQUE (authority_no, visit_id, revision),
  ADD UNIQUE (request_id);
-- An authority's visits in force, in order; its inspections, to find where the episode begins.
CREATE INDEX visits_in_force ON visits (authority_no, first_day) WHERE valid_to IS NULL;
CREATE INDEX inspections_in_force ON visits (authority_no, first_day) WHERE valid_to IS NULL AND type <= 3;

-- What a visit holds was written together and is read together, in its order.
ALTER TABLE findings ADD PRIMARY KEY (visit_no, ordinal);
ALTER TABLE observations ADD PRIMARY KEY (visit_no, ordinal);
ALTER TABLE judgements ADD PRIMARY KEY (visit_no, area);
ALTER TABLE visit_documents ADD PRIMARY KEY (visit_no);
ALTER TABLE recommendations ADD PRIMARY KEY (visit_no, ordinal);

-- A comparison reads one measure of many authorities, so the measure comes first.
ALTER TABLE measure_summaries ADD PRIMARY KEY (measure_no, authority_no, basis, cohort, definition);
