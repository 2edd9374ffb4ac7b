-- One monitoring visit with all it holds, in one call and one transaction. measure.py gives the variables;
-- `pgbench -M prepared` sends each as a parameter, so the visit's bytes travel with every call.
\set authority random(:first, :last)
\set n :n + 1
SELECT * FROM create_visit(gen_random_uuid(), :authority,
  concat('mv-', :run::text, '-', :client_id::text, '-', :n::text), 4::smallint, 1::smallint, 1::smallint,
  0::smallint, :started, :started, :ended, :ended, :published, :published,
  :baseline, 'benchmark', :sources, NULL, NULL,
  :finding_ids, :finding_themes, :statements, :standings, :directions, :comparators, :finding_speakers,
  :scopes, :service_areas, :finding_sources,
  true, :observation_ids, :measures, :observed, :numerators, :denominators, :qualifiers, :kinds, :bases,
  :observation_speakers, :days, :days, :observation_sources, :areas, :grades);
