#ifndef WAYMARK_INGEST_SERVICE_RULES_LIMITS_H_
#define WAYMARK_INGEST_SERVICE_RULES_LIMITS_H_

#include <cstddef>

// The limits of a visit, as the comments of waymark/v1 promise them to callers: a change here is a
// change of the contract there. They bound what one record can cost everyone who stores, sends and
// reads it; real visits stay below a tenth of each.
namespace waymark::ingest {

// A whole visit, so that one fits every message with room to spare.
inline constexpr std::size_t kMaxVisitBytes = 1024 * 1024;

// A statement, note or reply: some 600 words, ten times the longest finding of a letter.
inline constexpr std::size_t kMaxStatementBytes = 4000;
// A phrase, title or description: one or two lines.
inline constexpr std::size_t kMaxPhraseBytes = 500;
// A unit in words: "days per child".
inline constexpr std::size_t kMaxUnitBytes = 100;
// An address: what browsers and proxies pass on without trouble.
inline constexpr std::size_t kMaxUriBytes = 2000;
// An id inside a visit: it stands in paths and citations and should stay short.
inline constexpr std::size_t kMaxLocalIdBytes = 32;
// A slug or a label's key: as a DNS label and a visit id.
inline constexpr std::size_t kMaxSlugBytes = 63;
// A label's value: an id of another system, no text.
inline constexpr std::size_t kMaxLabelValueBytes = 256;

// Elements of a list where nothing else is said.
inline constexpr int kMaxElements = 100;
// The long lists: a full inspection yields some 200 findings and 100 figures.
inline constexpr int kMaxFindings = 500;
inline constexpr int kMaxObservations = 500;
// Documents about one event.
inline constexpr int kMaxSources = 50;
// Different claims of which visit of the row this is.
inline constexpr int kMaxStatedNumbers = 10;
// Names given to one statement (themes, cohorts, measures), phrases on the whole, and other visits
// told of by one document: more than that says nothing any more.
inline constexpr int kMaxNames = 20;
inline constexpr int kMaxLabels = 32;

// Visits of one row, planned or held; the most known is below 20. Also inspectors at one visit.
inline constexpr int kMaxVisitNumber = 100;
inline constexpr int kMaxInspectors = 100;

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_LIMITS_H_
