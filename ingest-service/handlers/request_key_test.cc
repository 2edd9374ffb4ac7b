#include "ingest-service/handlers/request_key.h"

#include <string>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "gtest/gtest.h"

#include "common/chain/change_chain.h"
#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

constexpr char kId[] = "0b9e3c4e-9d2f-4f3e-8a76-2b1f0c5d6e7f";

std::string Deterministic(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  out.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&out);
  out.Trim();
  return bytes;
}

v1::Visit SomeVisit() {
  return Submission(Finding() + R"(labels { key: "b" value: "2" } labels { key: "a" value: "1" })")
      .visit;
}

// Digests are kept for seven days, and a service may be replaced by a newer one in between.
TEST(RequestKey, DigestsWhatAMessageOfTheContentAloneWouldBe) {
  v1::CreateVisitRequest create;
  create.set_parent("authorities/sunderland");
  *create.mutable_visit() = SomeVisit();
  v1::UpdateVisitRequest update;
  *update.mutable_visit() = SomeVisit();
  update.mutable_update_mask()->add_paths("findings");
  v1::DeleteVisitRequest deletion;
  deletion.set_name("authorities/sunderland/visits/v1");
  deletion.set_reason("sent twice");
  v1::ImportVisitsRequest import;
  import.set_parent("authorities/sunderland");
  import.set_visit_id("v1");

  // Present, though empty.
  v1::ImportVisitsRequest import_content = import;
  import_content.mutable_visit();
  const std::string create_want = chain::RequestDigest("CreateVisit", Deterministic(create));
  const std::string update_want = chain::RequestDigest("UpdateVisit", Deterministic(update));
  const std::string delete_want = chain::RequestDigest("DeleteVisit", Deterministic(deletion));
  const std::string import_want =
      chain::RequestDigest("ImportVisits", Deterministic(import_content));
  create.set_request_id(kId);
  create.set_validate_only(true);
  create.set_allow_probable_duplicate(true);
  update.set_request_id(kId);
  deletion.set_request_id(kId);
  import.set_request_id(kId);
  import.set_index(7);
  import.set_on_existing(v1::EXISTING_VISIT_SKIP);

  EXPECT_EQ(KeyOf(create).digest, create_want);
  EXPECT_EQ(KeyOf(update).digest, update_want);
  EXPECT_EQ(KeyOf(deletion).digest, delete_want);
  EXPECT_EQ(KeyOf(import).digest, import_want);
}

}  // namespace
}  // namespace waymark::ingest
