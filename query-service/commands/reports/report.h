#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_REPORT_H_

#include <string>
#include <string_view>
#include <utility>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/read_options.pb.h"

#include "query-service/commands/document/document.h"
#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client {

// A section without anything: filters may have left it out, so no more can be said.
inline constexpr std::string_view kNoneHere = "none in this answer";

// A document as it grows, from top to bottom, with the sources it cites.
class Report {
 public:
  Report(std::string title, std::string subtitle) {
    document_.title = std::move(title);
    document_.subtitle = std::move(subtitle);
  }

  void Section(std::string title) { Add(Heading{std::move(title)}); }
  void Say(CitedText text) { Add(Paragraph{std::move(text)}); }
  void Field(std::string label, CitedText text) {
    Add(client::Field{std::move(label), std::move(text)});
  }
  template <typename SomeBlock>
  void Add(SomeBlock block) {
    document_.blocks.emplace_back(std::move(block));
  }
  // "The first 20 of 143 hits; --limit=0 shows all." where not all are shown.
  void SayHowMany(int shown, int all, std::string_view what);
  // A line each; those marked elsewhere are left out.
  void Notes(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes);
  // A section of the notes on the whole, `last` behind them unless it is empty; nothing where there
  // are none.
  void NoteSection(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes,
                   std::string_view last = "");

  SourceList& sources() { return sources_; }

  [[nodiscard]] Document Take();

 private:
  Document document_;
  SourceList sources_;
};

// `document` with what `read` says of when it was known under its title.
Document AsKnown(Document document, const v1::ReadOptions& read);

// Whether a note on a theme, series or row only repeats what stands at each of its findings or
// values: "second hand".
bool IsMarkedElsewhere(const v1::DataNote& note);

// What a note says, and of what.
std::string NoteText(const v1::DataNote& note);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_REPORT_H_
