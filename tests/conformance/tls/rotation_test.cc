#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/client/probe.h"
#include "tests/conformance/tls/raw_client.h"
#include "tests/conformance/tls/tls_service.h"
#include "tests/support/test_authority.h"

// Credentials that change while a service runs: nobody who belongs notices, and who no longer does
// is out.
namespace waymark {
namespace {

using testing::HasSubstr;

// Calls the service over and over until it is stopped, each time on a connection of its own.
class CallLoad {
 public:
  CallLoad(std::string address, std::filesystem::path tls_dir, int threads) {
    for (int i = 0; i < threads; ++i) {
      threads_.emplace_back([this, address, tls_dir] {
        while (!stopping_) Call(address, tls_dir);
      });
    }
  }
  ~CallLoad() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
  }

  [[nodiscard]] int calls() const { return calls_; }
  [[nodiscard]] std::vector<std::string> failures() const {
    const absl::MutexLock lock(&mutex_);
    return failures_;
  }

 private:
  void Call(const std::string& address, const std::filesystem::path& tls_dir) {
    const auto credentials = security::CommandCredentials(tls_dir);
    const absl::Status called = credentials.ok()
                                    ? rpc::Probe(address, *credentials, absl::Seconds(30))
                                    : credentials.status();
    ++calls_;
    if (called.ok()) return;
    const absl::MutexLock lock(&mutex_);
    failures_.push_back(called.ToString());
  }

  std::atomic<bool> stopping_ = false;
  std::atomic<int> calls_ = 0;
  mutable absl::Mutex mutex_;
  std::vector<std::string> failures_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_;
};

class RotationTest : public TlsServiceTest {
 protected:
  // `own` of either authority, in a set that trusts both.
  [[nodiscard]] security::CredentialFiles TrustingBoth(const IssuedCertificate& own) const {
    return {.authorities = root_.pem() + next_.pem(),
            .revocation_lists = root_.RevocationList() + next_.RevocationList(),
            .certificates = own.certificate,
            .key = own.key};
  }

  TestAuthority next_{"next authority"};
};

TEST_F(RotationTest, TwentyUnderLoadFailNoCall) {
  Publish(TrustingBoth(root_.Issue(ServerSpec())));
  StartService();
  const std::filesystem::path callers = scratch_.path() / "callers";
  PublishCredentials(callers, TrustingBoth(root_.Issue({})));
  std::string serial;
  int calls = 0;
  std::vector<std::string> failures;
  {
    const CallLoad load(service_->address(), callers, 2);
    for (int i = 0; i < 20; ++i) {
      const IssuedCertificate own = (i % 2 == 0 ? next_ : root_).Issue(ServerSpec());
      serial = SerialIn(own.certificate);
      Publish(TrustingBoth(own));
      const RawClient caller = {.shown = root_.Issue({})};
      ASSERT_TRUE(Eventually([&] {
        return caller.Connect(service_->port()).server_serial == serial;
      })) << i;
    }
    calls = load.calls();
    failures = load.failures();
  }

  EXPECT_GT(calls, 40);
  EXPECT_THAT(failures, testing::IsEmpty());
  EXPECT_THAT(service_->log(), HasSubstr(serial));
  EXPECT_THAT(service_->log(), testing::Not(HasSubstr("credentials refused")));
  ::testing::Test::RecordProperty("calls", calls);
}

TEST_F(RotationTest, APairThatDoesNotFitIsRefusedAndTheOneBeforeKept) {
  const IssuedCertificate own = root_.Issue(ServerSpec());
  Publish(root_.Files(own));
  StartService();
  IssuedCertificate mixed = root_.Issue(ServerSpec());
  mixed.key = own.key;

  Publish(root_.Files(mixed));

  ASSERT_TRUE(service_->Logged("credentials refused; those before stay in use", kPatience));
  EXPECT_THAT(service_->log(), HasSubstr("tls.key: it is not the key of the certificate"));
  const auto received = RawClient{.shown = root_.Issue({})}.Connect(service_->port());
  EXPECT_EQ(received.reception, Reception::kTaken);
  EXPECT_EQ(received.server_serial, SerialIn(own.certificate));
}

TEST_F(RotationTest, ARevokedCallerIsOutWithoutARestart) {
  const IssuedCertificate own = root_.Issue(ServerSpec());
  const IssuedCertificate caller = root_.Issue({});
  const IssuedCertificate other = root_.Issue({});
  Publish(root_.Files(own));
  StartService();
  ASSERT_EQ(ReceptionOf(caller), Reception::kTaken);

  root_.Revoke(caller);
  Publish(root_.Files(own));

  EXPECT_TRUE(Eventually([&] { return ReceptionOf(caller) == Reception::kRefused; }));
  EXPECT_EQ(ReceptionOf(other), Reception::kTaken);
}

TEST_F(RotationTest, ASessionIsResumedOnlyWhileItsCallerIsGood) {
  const IssuedCertificate own = root_.Issue(ServerSpec());
  const IssuedCertificate caller = root_.Issue({});
  Publish(root_.Files(own));
  StartService();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const RawClient first = {.shown = caller, .newest_version = version};
    const auto session = first.Connect(service_->port()).session;
    ASSERT_NE(session, nullptr);

    // Without a certificate: the session stands for it.
    const RawClient again = {.newest_version = version, .resumed = session.get()};
    const auto resumed = again.Connect(service_->port());

    EXPECT_TRUE(resumed.resumed) << version;
    EXPECT_EQ(resumed.reception, Reception::kTaken) << version;
  }
  const auto session = RawClient{.shown = caller}.Connect(service_->port()).session;
  root_.Revoke(caller);
  Publish(root_.Files(own));

  EXPECT_TRUE(Eventually([&] {
    return RawClient{.resumed = session.get()}.Connect(service_->port()).reception ==
           Reception::kRefused;
  }));
}

}  // namespace
}  // namespace waymark
