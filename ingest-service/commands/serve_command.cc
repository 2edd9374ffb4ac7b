#include "ingest-service/commands/serve_command.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"

#include "common/config/service_flags.h"
#include "common/files/paths_apart.h"
#include "common/rpc/serve.h"
#include "ingest-service/environment.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7601", "HOST:PORT to serve on; port 0 takes a free one.");

ABSL_FLAG(
    std::uint64_t, min_free_bytes, waymark::ingest::DiskLimits().min_free_bytes,
    "Writes are refused with DISK_FULL while less than this is free on the disk of --data_dir, "
    "and taken again once more is. At least 33554432 (32 MiB). Give a "
    "large log more: RocksDB rewrites files of it, and needs room for both meanwhile.");
ABSL_FLAG(
    std::uint64_t, max_log_bytes, 0,
    "Writes are refused with DISK_FULL while the log's files come to this or more. 0: no bound.");
ABSL_FLAG(
    std::uint64_t, ballast_bytes, std::uint64_t{64} << 20,
    "Size of DATA_DIR/ballast, a file that only keeps room: remove it where another program "
    "filled the disk and the service cannot start. Made at start where there is room for it. 0: "
    "none.");

ABSL_FLAG(
    std::uint64_t, record_cache_bytes, waymark::ingest::kDefaultRecordCacheBytes,
    "Memory for what is recorded of the authorities that are written to, against which each write "
    "is judged: by estimate 1.5 KB a visit, and all of England a tenth of the default. What does "
    "not fit is read again from the store, by which an import of a million visits took twice as "
    "long.");

ABSL_DECLARE_FLAG(std::string, backup_dir);
ABSL_FLAG(std::uint32_t, keep_backups, waymark::ingest::BackupOptions().keep,
          "How many backups stay: CreateBackup removes the oldest beyond it. At least 1.");

namespace waymark::ingest {
namespace {

DiskLimits DiskFromFlags() {
  return {.min_free_bytes = absl::GetFlag(FLAGS_min_free_bytes),
          .max_log_bytes = absl::GetFlag(FLAGS_max_log_bytes)};
}

rpc::Faults AllFlagFaults(const rpc::ServiceFlags& flags) {
  rpc::Faults faults = rpc::FlagFaults(flags);
  rpc::Append(faults, CheckDiskLimits(DiskFromFlags()));
  const std::filesystem::path backups = absl::GetFlag(FLAGS_backup_dir);
  if (!backups.empty() && !flags.data_dir.empty()) {
    rpc::Append(faults, files::CheckApart(backups, flags.data_dir));
  }
  rpc::Append(faults, CheckKeptBackups(absl::GetFlag(FLAGS_keep_backups)));
  return faults;
}

int RunServe(const std::vector<std::string>&) {
  const rpc::ServiceFlags flags = rpc::ReadServiceFlags(absl::GetFlag(FLAGS_listen));
  return rpc::Serve<Environment>(
      AllFlagFaults(flags),
      ServeOptions{.listen = flags.listen,
                   .data_dir = flags.data_dir,
                   .reference_dir = flags.reference_dir,
                   .tls = flags.tls,
                   .policy = flags.policy,
                   .metrics_listen = flags.metrics_listen,
                   .limits = flags.limits,
                   .disk = DiskFromFlags(),
                   .record_cache_bytes = absl::GetFlag(FLAGS_record_cache_bytes),
                   .ballast_bytes = absl::GetFlag(FLAGS_ballast_bytes),
                   .backup_dir = absl::GetFlag(FLAGS_backup_dir),
                   .keep_backups = absl::GetFlag(FLAGS_keep_backups)});
}

rpc::Faults CheckServe() {
  const rpc::ServiceFlags flags = rpc::ReadServiceFlags(absl::GetFlag(FLAGS_listen));
  rpc::Faults faults = AllFlagFaults(flags);
  return faults.empty() ? rpc::SourceFaults(flags, {security::Usage::kServer}) : faults;
}

}  // namespace

config::Command ServeCommand() {
  return {
      .name = "serve",
      .arguments = "",
      .summary = "Accept visits over gRPC and keep them.",
      .flags = {"config", "listen", "data_dir", "reference_dir", "tls_dir", "trust_domain",
                "policy", "insecure", "max_connections", "max_connections_per_address",
                "max_connection_age", "metrics_listen", "min_free_bytes", "max_log_bytes",
                "ballast_bytes", "record_cache_bytes", "backup_dir", "keep_backups", "log_level"},
      .details =
          "Runs until SIGTERM or SIGINT, then finishes what is under way and leaves with "
          "status 0.\nLogs one JSON object a line to stderr.\n\n"
          "Example:\n  waymark-ingest serve --data_dir=/var/lib/waymark-ingest --insecure",
      .run = RunServe,
      .check = CheckServe};
}

}  // namespace waymark::ingest
