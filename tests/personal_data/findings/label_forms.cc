#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"label-case-id", "{case-id}|case={case-id}|{case-id}/{few}", true},
    {"label-uuid", "{uuid}|urn:uuid:{uuid}|import={uuid}", true},
    {"label-hash", "{hash}|sha1:{hash}|commit {hash}", true},
    {"label-urn", "{urn}|ofsted-urn={urn}|{home-urn}|ukprn:{ukprn}", true},
    {"label-gss", "{gss}|gss={gss}|{gss}/{la}|la:{la}", true},
    {"label-date", "{iso-date}|{date}|visited={iso-date}|{iso-date}/{iso-date}", true},
    {"label-time", "{timestamp}|imported={timestamp}|{compact-timestamp}|at:{time}", true},
    {"label-epoch", "{epoch}|created={epoch}|{epoch-milliseconds}|updated_ms={epoch-milliseconds}",
     true},
    {"label-version", "{version}|case-export@{version}|schema={version}|converter/{version}", true},
    {"label-number", "{ten-digits}|batch={ten-digits}|{report}|row={thousands}", true},
    {"label-word", "reviewed|team-a|batch {few} of {few}|north-east|ilacs-2018|sample:{count}",
     true},
    {"label-path",
     "/imports/{year}/{iso-date}/part-000{few}.jsonl|s3://visits/{uuid}|letters\\{report}.pdf",
     true},
    {"label-json", "{\"urn\": \"{urn}\", \"visited\": \"{iso-date}\"}|{\"batch\":{ten-digits}}",
     true},
};

}  // namespace

std::span<const CleanForm> LabelForms() { return kForms; }

}  // namespace waymark::corpus
