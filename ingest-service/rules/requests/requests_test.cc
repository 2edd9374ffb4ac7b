#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/requests/request_id.h"
#include "ingest-service/rules/requests/revision_erasure.h"
#include "ingest-service/rules/requests/visit_deletion.h"
#include "ingest-service/rules/requests/visit_update.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/support/matchers.h"

// What requests that change a visit are refused for, and what they make of the visit.
namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kName[] = "authorities/sunderland/visits/2016-06-monitoring-visit";

template <typename Request>
struct Case {
  std::string request;
  std::vector<std::string> want;
};

TEST(RequestId, IsAUuid) {
  EXPECT_TRUE(IsRequestId("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));
  EXPECT_TRUE(IsRequestId("3F2504E0-4F89-41D3-9A0C-0305E82C3301"));
  for (const char* other :
       {"", "3f2504e0", "3f2504e04f8941d39a0c0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c330g",
        "{f2504e0-4f89-41d3-9a0c-0305e82c3301"}) {
    EXPECT_FALSE(IsRequestId(other)) << other;
  }
}

TEST(RequestId, IsTheSameInUpperAndLowerCase) {
  EXPECT_EQ(CanonicalRequestId("3F2504E0-4F89-41D3-9A0C-0305E82C3301"),
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  EXPECT_EQ(CanonicalRequestId("nonsense"), "");
}

TEST(CheckUpdate, NamesEveryFault) {
  const std::vector<Case<v1::UpdateVisitRequest>> cases = {
      {"visit { name: 'authorities/sunderland/visits/v' etag: 'e' }", {}},
      {"", {"visit.name REQUIRED", "visit.etag REQUIRED"}},
      {"visit { name: 'authorities/nowhere-at-all/visits/v' etag: 'e' }",
       {"visit.name UNKNOWN_REFERENCE"}},
      {"visit { name: 'authorities/sunderland/visits/987-654-1005' etag: 'e' }",
       {"visit.name PERSONAL_DATA"}},
      {"visit { name: 'sunderland' etag: 'e' } request_id: 'x'",
       {"visit.name MALFORMED", "request_id MALFORMED"}},
      {"visit { name: 'authorities/sunderland/visits/v' etag: 'e' } "
       "update_mask { paths: 'findings' paths: 'finding' paths: 'revision' paths: '*' "
       "paths: 'findings.statement' }",
       {"update_mask.paths[1] MALFORMED", "update_mask.paths[2] CONTRADICTION",
        "update_mask.paths[3] CONTRADICTION", "update_mask.paths[4] MALFORMED"}},
  };
  for (const auto& c : cases) {
    const auto checked = CheckUpdate(TestReference(), ParseText<v1::UpdateVisitRequest>(c.request));
    EXPECT_EQ(FaultsOf(checked.status()), c.want) << c.request;
  }
}

TEST(CheckUpdate, FindsTheAuthorityByItsCode) {
  const auto name = CheckUpdate(TestReference(),
                                ParseText<v1::UpdateVisitRequest>(
                                    "visit { name: 'authorities/E08000024/visits/v' etag: 'e' }"));

  ASSERT_THAT(name, IsOk());
  EXPECT_EQ(name->ToString(), "authorities/sunderland/visits/v");
}

TEST(ApplyUpdate, ReplacesTheMaskedFieldsAndNoOther) {
  struct UpdateCase {
    std::string request;
    std::string want;
  };
  const std::string current =
      "name: 'n' start_date: '2016' end_date: '2017' findings { id: 'f1' } findings { id: 'f2' }";
  const std::vector<UpdateCase> cases = {
      {"visit { end_date: '2018' }",
       "name: 'n' start_date: '2016' end_date: '2018' findings { id: 'f1' } findings { id: 'f2' }"},
      {"visit { findings { id: 'f3' } }",
       "name: 'n' start_date: '2016' end_date: '2017' findings { id: 'f3' }"},
      {"visit { end_date: '2018' } update_mask { paths: 'start_date' }",
       "name: 'n' end_date: '2017' findings { id: 'f1' } findings { id: 'f2' }"},
      {"visit { findings { id: 'f3' } } update_mask { paths: 'findings' paths: 'findings' }",
       "name: 'n' start_date: '2016' end_date: '2017' findings { id: 'f3' }"},
      {"visit { name: 'other' end_date: '2018' } update_mask { paths: '*' }",
       "name: 'n' end_date: '2018'"},
  };
  for (const UpdateCase& c : cases) {
    EXPECT_THAT(
        ApplyUpdate(ParseText<v1::UpdateVisitRequest>(c.request), ParseText<v1::Visit>(current)),
        EqualsProto(c.want))
        << c.request;
  }
}

TEST(CheckDeletion, NamesEveryFault) {
  const std::string rest = std::string("name: '") + kName + "' etag: 'e' ";
  const std::string whole = rest + "reason: 'Wrong council.' ";
  const std::vector<Case<v1::DeleteVisitRequest>> cases = {
      {whole, {}},
      {"", {"name REQUIRED", "etag REQUIRED", "reason REQUIRED"}},
      {rest + "reason: '" + std::string(501, 'x') + "'", {"reason TOO_LONG"}},
      {rest + "reason: 'Write to someone@example.org.'", {"reason PERSONAL_DATA"}},
      {"name: 'authorities/sunderland/visits/987-654-1005' etag: 'e' reason: 'Wrong council.'",
       {"name PERSONAL_DATA"}},
      {whole + "request_id: 'x'", {"request_id MALFORMED"}},
  };
  for (const auto& c : cases) {
    const auto checked =
        CheckDeletion(TestReference(), ParseText<v1::DeleteVisitRequest>(c.request));
    EXPECT_EQ(FaultsOf(checked.status()), c.want) << c.request;
  }
}

TEST(DeletionOf, KeepsWhichVisitItWasAndWhy) {
  const auto visit = DeletionOf({.authority_id = "sunderland", .visit_id = "v"},
                                ParseText<internal::v1::VisitIdentity>(
                                    "type: VISIT_TYPE_MONITORING_VISIT status: VISIT_STATUS_HELD "
                                    "start_date: '2016' baseline: 'b' service_areas: 'a'"),
                                "Entered twice.");

  EXPECT_THAT(visit, EqualsProto("name: 'authorities/sunderland/visits/v' "
                                 "type: VISIT_TYPE_MONITORING_VISIT status: VISIT_STATUS_HELD "
                                 "start_date: '2016' deleted: true "
                                 "delete_reason: 'Entered twice.'"));
}

TEST(CheckErasure, NamesEveryFault) {
  const std::vector<Case<v1::EraseRevisionRequest>> cases = {
      {std::string("name: '") + kName + "' revision: 1 reason: 'Named a child.'", {}},
      {"", {"name REQUIRED", "revision OUT_OF_RANGE", "reason REQUIRED"}},
      {"name: 'x' revision: -1 reason: ' '",
       {"name MALFORMED", "revision OUT_OF_RANGE", "reason REQUIRED"}},
      {"name: 'authorities/sunderland/visits/987-654-1005' revision: 1 reason: 'Named a child.'",
       {"name PERSONAL_DATA"}},
  };
  for (const auto& c : cases) {
    const auto checked =
        CheckErasure(TestReference(), ParseText<v1::EraseRevisionRequest>(c.request));
    EXPECT_EQ(FaultsOf(checked.status()), c.want) << c.request;
  }
}

}  // namespace
}  // namespace waymark::ingest
