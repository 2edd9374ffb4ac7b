#include "query-service/commands/wording/source_list.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

std::string PrintableUri(std::string uri) {
  uri.erase(std::remove_if(uri.begin(), uri.end(),
                           [](char byte) {
                             const auto value = static_cast<unsigned char>(byte);
                             return value <= ' ' || value >= 0x7f;
                           }),
            uri.end());
  return uri;
}

bool IsNamed(const v1::Source& source) { return !source.title().empty() || !source.uri().empty(); }

CitedSource EntryOf(const v1::Source& source, std::string_view visit) {
  CitedSource entry{.text = SourceText(source), .uri = PrintableUri(source.uri())};
  if (!IsNamed(source) && !visit.empty()) {
    absl::StrAppend(&entry.text, ", of ", ShortName(visit));
  }
  return entry;
}

// Two visits may each have "a letter, no date given": nothing says that they are one document.
std::string KeyOf(const v1::Source& source, const CitedSource& entry, std::string_view visit) {
  return absl::StrCat(entry.text, "\n", entry.uri, "\n",
                      IsNamed(source) ? "" : absl::StrCat(std::string(visit), "\n", source.id()));
}

}  // namespace

std::string SourceText(const v1::Source& source) {
  std::string text = source.title().empty() ? "" : absl::StrCat("“", source.title(), "”, ");
  if (!source.publisher().empty()) absl::StrAppend(&text, source.publisher(), ", ");
  return absl::StrCat(text, Label(source.type()), ", ", DateText(source.published_date()),
                      source.partial() ? ", known in part" : "");
}

CitedText SourceList::Cite(const google::protobuf::RepeatedPtrField<v1::Source>& sources,
                           std::string_view visit) {
  std::set<std::size_t> cited;
  for (const v1::Source& source : sources) {
    CitedSource entry = EntryOf(source, visit);
    const auto [known, is_new] = numbers_.emplace(KeyOf(source, entry, visit), entries_.size() + 1);
    if (is_new) entries_.push_back(std::move(entry));
    cited.insert(known->second);
  }
  return CitedText().Cite({cited.begin(), cited.end()});
}

}  // namespace waymark::query::client
