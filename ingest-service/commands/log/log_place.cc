#include "ingest-service/commands/log/log_place.h"

#include "absl/flags/commandlineflag.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/config/flag_origins.h"
#include "common/config/service_flags.h"
#include "common/rpc/client/command_channel.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/served_log.h"

namespace waymark::ingest {
namespace {

bool NamesAService() {
  const absl::CommandLineFlag* flag = absl::FindCommandLineFlag("ingest");
  return flag != nullptr && flag->CurrentValue() != flag->DefaultValue();
}

}  // namespace

absl::StatusOr<LogPlace> LogPlace::FromFlags() {
  LogPlace place;
  const bool names_a_store = !absl::GetFlag(FLAGS_data_dir).empty();
  // What the command line says wins over what the environment does.
  const bool store_on_line = config::GivenOnLine("data_dir");
  const bool service_on_line = config::GivenOnLine("ingest");
  if (names_a_store && NamesAService() && store_on_line == service_on_line) {
    return absl::InvalidArgumentError(
        "give --data_dir or --ingest, not both; an empty --data_dir= takes back what the "
        "environment says");
  }
  if (names_a_store && (store_on_line || !NamesAService())) {
    place.data_dir_ = absl::GetFlag(FLAGS_data_dir);
    return place;
  }
  place.address_ = absl::GetFlag(FLAGS_ingest);
  WAYMARK_ASSIGN_OR_RETURN(const auto channel, rpc::CommandFeedChannel("ingest", place.address_));
  place.stub_ = internal::v1::ChangeFeedService::NewStub(channel);
  return place;
}

absl::Status LogPlace::Open() {
  if (stub_ != nullptr) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(stored_, StoredLog::Open(data_dir_));
  return absl::OkStatus();
}

absl::Status LogPlace::ReadTo(LogReader& reader) const {
  return stub_ != nullptr ? ReadServedLog(*stub_, reader) : stored_->ReadTo(reader);
}

rpc::CallFailure LogPlace::Describe(const absl::Status& failure) const {
  if (failure.code() == absl::StatusCode::kDataLoss) {
    return {rpc::kExitRefused, rpc::DescribeError(failure)};
  }
  if (stub_ != nullptr) return rpc::DescribeFailure(failure, address_);
  std::string text(failure.message());
  if (failure.code() == absl::StatusCode::kUnavailable) {
    absl::StrAppend(&text,
                    ". While it is served, ask the service: --ingest=HOST:PORT in place of "
                    "--data_dir");
  }
  return {rpc::kExitNoAnswer, text};
}

}  // namespace waymark::ingest
