-- How one authority has progressed: what GetProgress answers, of the episode that the latest inspection
-- followed by a monitoring visit began (else the latest inspection, else all). Rows of plain columns in a
-- pipeline: one round trip, and no time for packing them into JSON.
\set authority random(1, :authorities)
\startpipeline
SELECT * FROM episode_visits(:authority);
SELECT f.* FROM episode_findings(:authority) f;
\endpipeline
