#include "query-service/handlers/list_page.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/data_note.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// Notes "0", "1", ... each with so many bytes of text behind.
std::vector<v1::DataNote> Notes(int count, std::size_t bytes = 0) {
  std::vector<v1::DataNote> notes(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    notes[static_cast<std::size_t>(i)].set_field(std::to_string(i));
    notes[static_cast<std::size_t>(i)].set_text(std::string(bytes, 'x'));
  }
  return notes;
}

struct Page {
  std::vector<std::string> fields;
  std::size_t next = 0;
};

Page Cut(const std::vector<v1::DataNote>& all, std::size_t begin, std::size_t max_size,
         std::size_t bytes = 0) {
  google::protobuf::RepeatedPtrField<v1::DataNote> cut;
  Page page;
  page.next = CutPage(all, begin, max_size, bytes, cut);
  for (const v1::DataNote& note : cut) page.fields.push_back(note.field());
  return page;
}

TEST(ListPage, HoldsAsManyAsAreAskedFor) {
  const Page first = Cut(Notes(5), 0, 2);
  const Page last = Cut(Notes(5), 4, 2);

  EXPECT_THAT(first.fields, ElementsAre("0", "1"));
  EXPECT_EQ(first.next, 2u);
  EXPECT_THAT(last.fields, ElementsAre("4"));
  EXPECT_EQ(last.next, 5u);
}

TEST(ListPage, HoldsNothingPastTheEnd) {
  const Page page = Cut(Notes(2), 7, 2);

  EXPECT_THAT(page.fields, ElementsAre());
  EXPECT_GE(page.next, 2u);
}

TEST(ListPage, EndsBeforeItsAnswerWouldBeTooLarge) {
  const Page page = Cut(Notes(5, std::size_t{1} << 20), 0, 100);
  const Page beside_others = Cut(Notes(5, std::size_t{1} << 20), 0, 100, std::size_t{2} << 20);

  EXPECT_EQ(page.next, 3u) << "three and a half MiB, less some room";
  EXPECT_EQ(beside_others.next, 1u);
}

TEST(ListPage, HoldsOneThatAloneIsTooLarge) {
  const Page page = Cut(Notes(2, std::size_t{5} << 20), 0, 100);

  EXPECT_THAT(page.fields, ElementsAre("0"));
}

TEST(ListPage, KnowsItsPlacesFromPositions) {
  EXPECT_EQ(PlaceOf("").value(), 0u);
  EXPECT_EQ(PlaceOf("17").value(), 17u);
  EXPECT_THAT(PlaceOf("leicester").status(), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

}  // namespace
}  // namespace waymark::query
