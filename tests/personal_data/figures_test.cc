#include "tests/personal_data/figures.h"

#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::corpus {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kinds = std::vector<std::string_view>;

const std::vector<GeneratedText>& Texts() {
  static const std::vector<GeneratedText> texts = {
      {.form = "seen", .text = "a@b", .identifier = "a@b"},
      {.form = "seen", .text = "c@d", .identifier = "c@d"},
      {.form = "hidden", .text = "e at\nf", .identifier = "e at\nf"},
      {.form = "hidden", .text = "g@h", .identifier = "g@h"}};
  return texts;
}

Kinds AtSigns(std::string_view text) {
  return text.find('@') == std::string_view::npos ? Kinds() : Kinds({"EMAIL"});
}

TEST(Figures, CountMissesByForm) {
  const Figures figures(AtSigns, Texts(), Figures::Wanted::kReported, "EMAIL");

  EXPECT_EQ(figures.texts(), 4U);
  EXPECT_EQ(figures.wrong(), 1U);
  EXPECT_EQ(figures.share_wrong(), 0.25);
  EXPECT_EQ(figures.reported_as_other(), 0U);
  EXPECT_EQ(figures.WrongForms(), "  hidden: 1 of 2, such as [] in \"e at\\nf\"\n");
}

TEST(Figures, CountAnotherKindAsAMiss) {
  const Figures figures(AtSigns, Texts(), Figures::Wanted::kReported, "POSTCODE");

  EXPECT_EQ(figures.wrong(), 4U);
  EXPECT_EQ(figures.reported_as_other(), 3U);
}

TEST(Figures, CountAnyKindWhereSilenceIsWanted) {
  const Figures figures(AtSigns, Texts(), Figures::Wanted::kSilence);

  EXPECT_EQ(figures.wrong(), 3U);
  EXPECT_THAT(figures.WrongForms(), HasSubstr("  seen: 2 of 2, such as [EMAIL] in \"a@b\"\n"));
}

TEST(Figures, HaveNoLinesWhereNothingIsWrong) {
  const Figures figures([](std::string_view) { return Kinds(); }, Texts(),
                        Figures::Wanted::kSilence);

  EXPECT_EQ(figures.share_wrong(), 0);
  EXPECT_THAT(figures.WrongForms(), IsEmpty());
}

}  // namespace
}  // namespace waymark::corpus
