-- When each visit was, as an interval of days, and what says so.
-- "A visit with no start date is placed by its end date, else its published date [...]; with none, by
-- its stated number among its episode's visits, else by the earliest date of its sources as 'not
-- later than'; it takes part in no date arithmetic."
CREATE TABLE placed AS
SELECT visit.visit, visit.snapshot, visit.authority, visit.name, visit.type, visit.status,
       visit.type IN ('INSPECTION', 'SHORT_INSPECTION', 'REINSPECTION') AS full_inspection,
       CASE WHEN start_date <> '' THEN 'START' WHEN end_date <> '' THEN 'END'
            WHEN visit.published_date <> '' THEN 'PUBLISHED' WHEN sources.high IS NOT NULL THEN 'SOURCE'
            ELSE 'NONE' END AS dated_by,
       CASE WHEN start_date <> '' THEN started.low WHEN end_date <> '' THEN ended.low
            WHEN visit.published_date <> '' THEN published.low END AS low,
       CASE WHEN start_date <> '' AND end_date <> '' THEN ended.high
            WHEN start_date <> '' THEN started.high WHEN end_date <> '' THEN ended.high
            WHEN visit.published_date <> '' THEN published.high ELSE sources.high END AS high,
       start_date <> '' OR end_date <> '' AS has_fieldwork,
       CASE WHEN start_date <> '' THEN started.low ELSE ended.low END AS fieldwork_low,
       CASE WHEN end_date <> '' THEN ended.high ELSE started.high END AS fieldwork_high,
       -- The first day it can have been: not known where only its publication is.
       CASE WHEN start_date <> '' THEN started.low WHEN end_date <> '' THEN ended.low END AS days_low,
       -- What months are counted to and what is placed: the first day, else what stands for it.
       CASE WHEN start_date <> '' THEN started.high WHEN end_date <> '' THEN ended.high
            WHEN visit.published_date <> '' THEN published.high END AS date_high,
       started.low AS start_low, started.high AS start_high,
       ended.low AS end_low, ended.high AS end_high,
       published.low AS published_low, published.high AS published_high,
       visit.start_date, visit.end_date, visit.published_date, visit.baseline,
       COALESCE(NULLIF(start_date, ''), NULLIF(end_date, ''), visit.published_date) AS date_text
FROM visit
LEFT JOIN moment AS started ON started.text = start_date
LEFT JOIN moment AS ended ON ended.text = end_date
LEFT JOIN moment AS published ON published.text = visit.published_date
LEFT JOIN (SELECT visit, MIN(moment.high) AS high
           FROM source JOIN moment ON moment.text = source.published_date GROUP BY visit) AS sources
  ON sources.visit = visit.visit;
CREATE UNIQUE INDEX placed_by_visit ON placed(visit);
CREATE INDEX placed_by_authority ON placed(snapshot, authority);
