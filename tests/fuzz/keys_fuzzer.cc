#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fuzzer/FuzzedDataProvider.h>

#include "ingest-service/log/keys.h"
#include "query-service/projections/keys.h"
#include "tests/fuzz/expect.h"

// The keys of both services' stores: whatever bytes stand in one, to take it apart is no fault;
// what was put into one comes out; and keys sort as what they are of.

namespace waymark::fuzz {
namespace {

namespace ingest_keys = ingest::keys;
namespace query_keys = query::keys;

// As the ids in keys are: without a \0.
std::string TakeId(FuzzedDataProvider& input) {
  std::string id = input.ConsumeRandomLengthString(24);
  id.erase(std::remove(id.begin(), id.end(), '\0'), id.end());
  return id;
}

struct KeyMaterial {
  explicit KeyMaterial(FuzzedDataProvider& input)
      : number(input.ConsumeIntegral<std::uint64_t>()), a(TakeId(input)), b(TakeId(input)) {}

  // Commit times lie after 1970.
  [[nodiscard]] std::int64_t time() const { return static_cast<std::int64_t>(number >> 1); }

  std::uint64_t number;
  std::string a;
  std::string b;
};

void TryIngestKeys(const KeyMaterial& of) {
  using namespace ingest_keys;
  const std::string visit = Visit({.authority_id = of.a, .visit_id = of.b});
  Expect(visit.starts_with(Authority(of.a)) && VisitIdOf(visit) == of.b, "a visit's key");
  Expect(PurgedRevision(Purge(of.number)) == Sequence(of.number), "the mark of a purge");
  const std::string request = Request(of.a, of.b);
  const auto [submitter, id] = SplitRequest(request);
  Expect(submitter == of.a && id == of.b, "a request's key");
  const std::string timed = RequestTime(of.time(), request);
  const auto age = SplitRequestTime(timed);
  Expect(age.has_value() && age->commit_time_micros == of.time() && age->request == request,
         "a request's age");
}

void TryQueryKeys(const KeyMaterial& of) {
  using namespace query_keys;
  Expect(SequenceOf(Sequence(of.number)) == of.number, "a sequence");
  const std::string key = WithSince(Prefix(of.a, of.b), of.number);
  const auto parts = Split(key);
  Expect(parts.has_value() && parts->since == of.number && parts->ids.size() == 2 &&
             parts->ids[0] == of.a && parts->ids[1] == of.b,
         "the parts of a key");
  const std::string stored = WithUntil(of.number, of.a);
  const auto value = SplitValue(stored);
  Expect(value.has_value() && value->until == of.number && value->bytes == of.a, "a value");
  Expect(ChangeOf(of.a, of.number).starts_with(Prefix(of.a)), "a change's prefix");
  Expect(TermKey(Term(of.a)).size() == 4, "a term's length");
  std::vector<std::uint32_t> terms;
  ForEachTerm(of.a, [&terms](std::uint32_t term) { terms.push_back(term); });
  Expect(terms.size() <= of.a.size(), "no more terms than bytes, whatever they are");
}

bool SameOrder(std::strong_ordering values, const std::string& a, const std::string& b) {
  return values == a.compare(b) <=> 0;
}

void TryOrder(const KeyMaterial& x, const KeyMaterial& y) {
  const auto numbers = x.number <=> y.number;
  const auto ids = std::tie(x.a, x.b) <=> std::tie(y.a, y.b);
  const auto times = x.time() <=> y.time();
  Expect(SameOrder(numbers, ingest_keys::Sequence(x.number), ingest_keys::Sequence(y.number)),
         "sequences sort as numbers");
  Expect(SameOrder(ids, ingest_keys::Visit({.authority_id = x.a, .visit_id = x.b}),
                   ingest_keys::Visit({.authority_id = y.a, .visit_id = y.b})),
         "visits sort by authority and id");
  Expect(times == 0 || SameOrder(times, ingest_keys::RequestTime(x.time(), x.a),
                                 ingest_keys::RequestTime(y.time(), y.a)),
         "requests sort by age");
  Expect(SameOrder(0 <=> times, query_keys::CommitTime(x.time()), query_keys::CommitTime(y.time())),
         "the latest time sorts first");
  Expect(SameOrder(std::tie(x.a, x.number) <=> std::tie(y.a, y.number),
                   query_keys::ChangeOf(x.a, x.number), query_keys::ChangeOf(y.a, y.number)),
         "changes sort by authority and sequence");
  Expect(SameOrder(ids == 0 ? numbers : ids,
                   query_keys::WithSince(query_keys::Prefix(x.a, x.b), x.number),
                   query_keys::WithSince(query_keys::Prefix(y.a, y.b), y.number)),
         "entries sort by ids and since");
}

// As they may stand on a damaged disk.
void TryBytes(const std::string& bytes) {
  (void)ingest_keys::VisitIdOf(bytes);
  const auto [submitter, id] = ingest_keys::SplitRequest(bytes);
  Expect(submitter.size() + id.size() <= bytes.size(), "the parts of a request's key");
  if (const auto age = ingest_keys::SplitRequestTime(bytes)) {
    Expect(ingest_keys::RequestTime(age->commit_time_micros, age->request) == bytes, "an age");
    CountAccepted();
  }
  if (const auto parts = query_keys::Split(bytes)) {
    std::string prefix;
    for (const std::string_view part : parts->ids) prefix += query_keys::Prefix(part);
    Expect(query_keys::WithSince(prefix, parts->since) == bytes, "parts");
    CountAccepted();
  }
  if (const auto value = query_keys::SplitValue(bytes)) {
    Expect(query_keys::WithUntil(value->until, value->bytes) == bytes, "a stored value");
  }
  (void)query_keys::SequenceOf(bytes);
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace waymark::fuzz;
  FuzzedDataProvider input(bytes, size);
  const KeyMaterial one(input);
  const KeyMaterial other(input);
  CountParsed();
  TryIngestKeys(one);
  TryQueryKeys(one);
  TryOrder(one, other);
  TryOrder(one, one);
  TryBytes(input.ConsumeRemainingBytesAsString());
  return 0;
}
