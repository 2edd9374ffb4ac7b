#include "ingest-service/rules/personal_data/web_address.h"

#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DetectPersonalDataInAddress, FindsNumbersAndMailInPathQueryAndFragment) {
  struct Case {
    std::string_view uri;
    std::string_view want;
  };
  for (const Case& c : {
           Case{"https://example.org/files/943-476-5919.pdf", "NHS_NUMBER"},
           Case{"https://example.org/files/943%20476%205919.pdf", "NHS_NUMBER"},
           Case{"https://example.org/files/letter_943_476_5919.pdf", "NHS_NUMBER"},
           Case{"https://example.org/nhs-number/9434765919", "NHS_NUMBER"},
           Case{"https://example.org/find?nhsNumber=9434765919", "NHS_NUMBER"},
           Case{"https://example.org/find?nhs_no=943+476+5919", "NHS_NUMBER"},
           Case{"https://example.org/#943-476-5919", "NHS_NUMBER"},
           Case{"https://example.org/go?to=https%3A%2F%2Fa.org%2F943%2520476%25205919",
                "NHS_NUMBER"},
           Case{"https://example.org/pupils/B801200005001", "UPN"},
           Case{"https://example.org/pupils?upn=B801200005001&x=1", "UPN"},
           Case{"https://example.org/b801200005001_report.pdf", "UPN"},
           Case{"https://example.org/staff/AB123456C", "NATIONAL_INSURANCE_NUMBER"},
           Case{"https://example.org/staff?nino=ab123456c", "NATIONAL_INSURANCE_NUMBER"},
           Case{"https://example.org/staff/AB%2012%2034%2056%20C", "NATIONAL_INSURANCE_NUMBER"},
           Case{"https://example.org/call/07700900123", "UK_PHONE"},
           Case{"https://example.org/call?number=0191%20498%200123", "UK_PHONE"},
           Case{"https://example.org/call?number=+441914980123", "UK_PHONE"},
           Case{"https://example.org/call?number=%2B44+191+498+0123", "UK_PHONE"},
           Case{"https://example.org/contact/someone@example.org", "EMAIL"},
           Case{"https://example.org/contact?mail=someone%40example.org", "EMAIL"},
           Case{"https://some.one@example.org/", "EMAIL"},
       }) {
    EXPECT_THAT(DetectPersonalDataInAddress(c.uri), ElementsAre(c.want)) << c.uri;
  }
}

TEST(DetectPersonalDataInAddress, LeavesOrdinaryAddressesOfDocuments) {
  for (const std::string_view uri : {
           "",
           "https://example.org",
           "https://files.ofsted.gov.uk/v1/file/50004321",
           "https://files.api.ofsted.gov.uk/v1/file/2754178",
           "https://reports.ofsted.gov.uk/provider/44/80554",
           "https://reports.ofsted.gov.uk/provider/31/SC034567",
           "https://reports.ofsted.gov.uk/search?q=E08000024&location=SR1%203AA&radius=3",
           "https://www.gov.uk/government/publications/letter?urn=2532287&la=394",
           "https://assets.publishing.service.gov.uk/media/5a81b8c4e5274a2e8ab55a7b/"
           "Sunderland_commissioner_report.pdf",
           "https://assets.publishing.service.gov.uk/government/uploads/system/uploads/"
           "attachment_data/file/1012345/Inspecting_LA_childrens_services_010421.pdf",
           "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=137&MId=10204567&Ver=4",
           "https://democracy.example.gov.uk/mgConvert2PDF.aspx?ID=9434765",
           "https://democracy.example.gov.uk/documents/g1234/Public%20reports%20pack%2012th-Jan-"
           "2021%2010.00%20Cabinet.pdf?T=10",
           "https://democracy.example.gov.uk/documents/s12345/Report%2001-02-2021%2010.00.pdf",
           "https://democracy.example.gov.uk/documents/s12345/Appendix%20B%20-%202021-03-05%201030"
           ".pdf",
           "https://example.gov.uk/papers/Agenda_02032021_930.pdf",
           "https://example.gov.uk/papers/02032021-123.pdf",
           "https://example.gov.uk/papers/20210305_0930_CYP_Scrutiny.pdf",
           "https://example.gov.uk/papers/2021/03/05/070000.pdf",
           "https://example.gov.uk/papers/CYP-2021-03-05-item-07.pdf",
           "https://example.gov.uk/papers/2016-06-27/2016-09-14/minutes%2027.06.2016.pdf",
           "https://example.gov.uk/wp-content/uploads/2021/03/ILACS-Letter-05.03.21-v2.pdf",
           "https://example.gov.uk/wp-content/uploads/2019/01/letter-scaled-1548844800.jpg",
           "https://example.gov.uk/childrens-services/offices/ls1-4dy",
           "https://example.gov.uk/news/born-in-2009-a-birthday-for-3-march-2009",
           "https://moderngov.example.gov.uk/documents/s80123456/Item%207%20-%20SR1%203AA.pdf",
           "https://www.england.nhs.uk/wp-content/uploads/2021/03/B0123-letter-9434765919.pdf",
           "https://www.communitycare.co.uk/2018/01/31/now-council-turned-around/",
           "https://www.localgov.co.uk/Slow-progress-two-years-after-judgement/47484",
           "http://www.stourbridgenews.co.uk/news/regional/16285422.drift-and-delay/",
           "https://www.bbc.co.uk/news/uk-england-tyne-36123456",
           "https://www.whatdotheyknow.com/request/412345/response/1001234/attach/3/1234%20a.pdf",
           "https://web.archive.org/web/20160703101112/https://example.gov.uk/letter.pdf",
           "https://example.org/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
           "https://example.org/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
           "https://example.org/a?b=100%25&c=1,234,567&d=%zz%",
           "https://medium.com/@council/monitoring-visit-2021",
           "https://doi.org/10.1136/archdischild-2016-310121",
           "https://www.legislation.gov.uk/uksi/2010/959/regulation/7/made?timeline=true",
       }) {
    EXPECT_THAT(DetectPersonalDataInAddress(uri), IsEmpty()) << uri;
  }
}

TEST(DetectPersonalDataInAddress, TakesWhatIsNoAddress) {
  EXPECT_THAT(DetectPersonalDataInAddress("Call 07700 900123"), ElementsAre("UK_PHONE"));
  EXPECT_THAT(DetectPersonalDataInAddress("%"), IsEmpty());
  EXPECT_THAT(DetectPersonalDataInAddress("\xFF%FF"), IsEmpty());
}

}  // namespace
}  // namespace waymark::ingest
