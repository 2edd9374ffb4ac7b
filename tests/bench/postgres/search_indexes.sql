-- What questions outside the benchmark would need: findings by theme across authorities, and by words.
-- load.py --search_indexes makes them, to see what writes pay for them.

CREATE INDEX findings_by_theme ON findings USING gin ((more_themes || theme_no));
CREATE INDEX findings_by_words ON findings USING gin (to_tsvector('english', statement));
