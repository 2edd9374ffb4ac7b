#!/usr/bin/env bash
# The pages and tables of waymark-query over the samples, and over a visit whose texts try to be more
# than texts: each is held against what is promised (check_page.py).
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

readonly markup='</p><script>alert(1)</script><img src=\"https://example.org/x\" onerror=\"alert(1)\">'
readonly formula='=HYPERLINK(\"https://example.org\")'

hostile_visits() {
  cat <<END
{"index": 1, "parent": "authorities/leeds", "visit_id": "i", "visit": {"type": "VISIT_TYPE_INSPECTION",
 "start_date": "2015-01", "sources": [{"id": "s1", "type": "SOURCE_TYPE_PRESS", "title": "$markup",
 "uri": "https://example.org/?a=1&b=%22onclick"}],
 "findings": [{"themes": ["themes/supervision"], "statement": "$formula", "standing": "STANDING_WEAK",
 "speaker": "SPEAKER_INSPECTORATE"}, {"themes": ["themes/supervision"], "statement": "$markup see [1]",
 "speaker": "SPEAKER_AUTHORITY"}],
 "observations": [{"measure": "measures/cl-eet", "value": 40, "as_of_date": "2015", "speaker":
 "SPEAKER_INSPECTORATE"}, {"measure": "measures/cl-eet", "value": 30, "as_of_date": "2016-02",
 "speaker": "SPEAKER_INSPECTORATE"}, {"measure": "measures/cl-eet", "wording": "$markup",
 "as_of_date": "2016-01", "speaker": "SPEAKER_INSPECTORATE"}],
 "recommendations": [{"id": "r1", "text": "$markup"}]}}
END
}

write_answers() {
  local authority table
  for authority in sunderland wandsworth leicester reading leeds birmingham; do
    ask progress "--html=$scratch/$authority.html" "$authority"
    for table in visits themes findings series measures recommendations notes; do
      waymark-query progress "--query=$query" "--csv=$table" "$authority" \
        >"$scratch/$authority-$table.csv"
    done
  done
  ask compare "--html=$scratch/measure.html" --measure=cl-eet
  ask compare "--html=$scratch/theme.html" --theme=supervision
  for table in authorities findings values notes; do
    waymark-query compare "--query=$query" --measure=cl-eet "--csv=$table" >"$scratch/measure-$table.csv"
    waymark-query compare "--query=$query" --theme=supervision "--csv=$table" \
      >"$scratch/theme-$table.csv"
  done
  ask compare "--html=$scratch/judgement.html" --judgement=overall-effectiveness
  ask compare "--html=$scratch/overall.html" --overall
  ask compare "--html=$scratch/recommendations.html" --recommendations
  ask themes "--html=$scratch/themes.html"
  ask episodes "--html=$scratch/episodes.html"
  ask search "--html=$scratch/search.html" --limit=0 supervision
  waymark-query visits "--query=$query" --csv=visits - >"$scratch/visits.csv"
  write_tables compare statements recommendations statistics
  write_tables themes themes unresolved companions findings notes
  write_tables episodes cases statistics results notes
  write_tables search texts themes notes
}

write_tables() {  # COMMAND TABLE...
  local command=$1 table flags=()
  shift
  [[ $command != compare ]] || flags=(--judgement=overall-effectiveness)
  [[ $command != search ]] || flags=(--standings=weak)
  for table in "$@"; do
    waymark-query "$command" "--query=$query" "${flags[@]}" "--csv=$table" \
      >"$scratch/$command-$table.csv"
  done
}

ask() {  # COMMAND FLAG...
  local command=$1
  shift
  waymark-query "$command" "--query=$query" "$@" >/dev/null
}

start_services
waymark-ingest import "--ingest=$ingest" deploy/samples/*.jsonl >"$scratch/import.txt" ||
  give_up "the samples do not load: $(<"$scratch/import.txt")"
hostile_visits | tr -d '\n' >"$scratch/hostile.jsonl"
waymark-ingest import "--ingest=$ingest" "$scratch/hostile.jsonl" >"$scratch/import.txt" ||
  give_up "the hostile visit does not load: $(<"$scratch/import.txt")"
WAYMARK_AT_LEAST_AS_FRESH=$(sed -n 's/^state: //p' "$scratch/import.txt")
export WAYMARK_AT_LEAST_AS_FRESH
write_answers
python3 -B tests/conformance/check_page.py html "$scratch"/*.html || fail "pages"
python3 -B tests/conformance/check_page.py csv "$scratch"/*.csv || fail "tables"
grep -q '&lt;script&gt;' "$scratch/leeds.html" || fail "the hostile text is not on its page"
grep -q "'=HYPERLINK" "$scratch/leeds-findings.csv" || fail "the formula is not in its table"
end_test
