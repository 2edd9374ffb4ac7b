#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_CATALOGUE_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_CATALOGUE_H_

// Every metric of the services: deploy/monitoring/metrics.md has them in a table.
namespace waymark::metrics {

struct Metric {
  enum class Kind { kCounter, kGauge, kHistogram };

  const char* name;
  const char* help;
  Kind kind;
};

// Every metric of the services. Names and units as Prometheus advises; none tells of a visit.
inline constexpr Metric kBuildInfo = {"waymark_build_info",
                                      "Always 1; the labels say which program and version this is.",
                                      Metric::Kind::kGauge};
inline constexpr Metric kCredentialsDaysLeft = {
    "waymark_credentials_days_left",
    "Days until the part of the credentials in use that ends first does; below 0 once it has, and "
    "callers are refused then. part: certificate, certificate_authority or revocation_list.",
    Metric::Kind::kGauge};
inline constexpr Metric kReady = {"waymark_ready",
                                  "1 as long as health says that calls should be sent here "
                                  "(readiness).",
                                  Metric::Kind::kGauge};
inline constexpr Metric kConnections = {"waymark_connections", "Connections that are open.",
                                        Metric::Kind::kGauge};
inline constexpr Metric kConnectionsRefused = {
    "waymark_connections_refused_total",
    "Connections closed at once: too many, of an address that is barred, or no descriptor left.",
    Metric::Kind::kCounter};
inline constexpr Metric kConnectionsCut = {"waymark_connections_cut_total",
                                           "Connections cut off so that others are served: what "
                                           "they sent came to nothing, or they did not "
                                           "take their answers.",
                                           Metric::Kind::kCounter};
inline constexpr Metric kCallsRefused = {
    "waymark_calls_refused_total",
    "Calls refused to who made them: not identified, or not permitted. 'refusals' prints them.",
    Metric::Kind::kCounter};

inline constexpr Metric kDiskFreeBytes = {"waymark_disk_free_bytes",
                                          "What is free on the disk that holds the log.",
                                          Metric::Kind::kGauge};
inline constexpr Metric kLogBytes = {"waymark_log_bytes", "What the files of the log come to.",
                                     Metric::Kind::kGauge};
inline constexpr Metric kDiskHasRoom = {
    "waymark_disk_has_room",
    "1 as long as writes are taken in; 0 while they are refused with DISK_FULL: less is free than "
    "--min_free_bytes, or the log is as large as --max_log_bytes.",
    Metric::Kind::kGauge};

// Of calls, as the gRPC ecosystem names them. grpc_type: unary, server_stream or bidi_stream;
// grpc_service and grpc_method: "waymark.v1.IngestService", "CreateVisit", or "other" for what is
// not served here; grpc_code: "OK", "INVALID_ARGUMENT" and so on.
inline constexpr Metric kCallsStarted = {"grpc_server_started_total", "Calls begun.",
                                         Metric::Kind::kCounter};
inline constexpr Metric kCallsHandled = {"grpc_server_handled_total",
                                         "Calls ended, by what they were answered with.",
                                         Metric::Kind::kCounter};
inline constexpr Metric kCallSeconds = {
    "grpc_server_handling_seconds",
    "How long calls took from their headers to their answer; of streams, how long they were open.",
    Metric::Kind::kHistogram};
inline constexpr Metric kCallErrors = {
    "waymark_call_errors_total",
    "Calls answered with an error, by its reason (ErrorReason, without its prefix); NONE where it "
    "is gRPC's own.",
    Metric::Kind::kCounter};

// Of the process, as Prometheus's own client libraries name them.
inline constexpr Metric kProcessCpuSeconds = {
    "process_cpu_seconds_total", "Time of processors used, in seconds.", Metric::Kind::kCounter};
inline constexpr Metric kProcessResidentBytes = {"process_resident_memory_bytes",
                                                 "Memory in use, in bytes.", Metric::Kind::kGauge};
inline constexpr Metric kProcessOpenDescriptors = {"process_open_fds", "Open file descriptors.",
                                                   Metric::Kind::kGauge};
inline constexpr Metric kProcessMostDescriptors = {
    "process_max_fds", "How many file descriptors may be open.", Metric::Kind::kGauge};
inline constexpr Metric kProcessStartTime = {"process_start_time_seconds",
                                             "When the process began, in seconds since 1970.",
                                             Metric::Kind::kGauge};

// Of the ingest service's log.
inline constexpr Metric kLogLastSequence = {
    "waymark_log_last_sequence", "The last change that is on disk.", Metric::Kind::kGauge};
inline constexpr Metric kWritesWaiting = {
    "waymark_writes_waiting", "Writes that wait for the committer.", Metric::Kind::kGauge};
inline constexpr Metric kCommitSeconds = {
    "waymark_commit_seconds",
    "How long one group of writes took to be written and synced to disk (fdatasync).",
    Metric::Kind::kHistogram};
inline constexpr Metric kCommitChanges = {
    "waymark_commit_changes", "How many changes one group had.", Metric::Kind::kHistogram};
inline constexpr Metric kFollowers = {"waymark_feed_followers",
                                      "Query services that follow the log, and 'verify' and 'log' "
                                      "while they read it.",
                                      Metric::Kind::kGauge};
inline constexpr Metric kNewestBackupTime = {
    "waymark_newest_backup_time_seconds",
    "When the newest backup that is not seen to be damaged was begun, in seconds since 1970; 0 "
    "where there is none.",
    Metric::Kind::kGauge};

// Of a query service's store.
inline constexpr Metric kServing = {"waymark_serving",
                                    "1 as long as questions are answered; 0 while the store is "
                                    "built and has never held all there was.",
                                    Metric::Kind::kGauge};
inline constexpr Metric kFeedConnected = {"waymark_feed_connected",
                                          "1 as long as the ingest service is heard from.",
                                          Metric::Kind::kGauge};
inline constexpr Metric kAppliedSequence = {
    "waymark_applied_sequence", "The last change that answers rest on.", Metric::Kind::kGauge};
inline constexpr Metric kFeedLagSequences = {
    "waymark_feed_lag_sequences",
    "How many changes the ingest service had more when it was last heard from.",
    Metric::Kind::kGauge};
inline constexpr Metric kFeedLagSeconds = {
    "waymark_feed_lag_seconds",
    "How far answers are behind: the seconds since the time up to which everything committed is "
    "known to be in the store. Below 2 while all is well; rises while nothing is heard.",
    Metric::Kind::kGauge};
inline constexpr Metric kStoreRebuilds = {
    "waymark_store_rebuilds_total",
    "How often the store was begun anew since the start, as the ingest service had another log.",
    Metric::Kind::kCounter};

// Of RocksDB, of all families together.
inline constexpr Metric kRocksLiveBytes = {"waymark_rocksdb_live_data_bytes",
                                           "About how much of what is stored is not replaced.",
                                           Metric::Kind::kGauge};
inline constexpr Metric kRocksTableBytes = {"waymark_rocksdb_table_bytes",
                                            "What all tables come to.", Metric::Kind::kGauge};
inline constexpr Metric kRocksMemtableBytes = {
    "waymark_rocksdb_memtable_bytes", "What waits in memory to be flushed.", Metric::Kind::kGauge};
inline constexpr Metric kRocksCacheBytes = {"waymark_rocksdb_block_cache_bytes",
                                            "Memory of what is read again.", Metric::Kind::kGauge};
inline constexpr Metric kRocksPendingBytes = {"waymark_rocksdb_pending_compaction_bytes",
                                              "What is to be compacted yet.", Metric::Kind::kGauge};
inline constexpr Metric kRocksLevel0Files = {"waymark_rocksdb_level0_files",
                                             "Tables that no compaction has looked at.",
                                             Metric::Kind::kGauge};
inline constexpr Metric kRocksWriteStopped = {"waymark_rocksdb_write_stopped",
                                              "1 as long as writes wait for compaction.",
                                              Metric::Kind::kGauge};
inline constexpr Metric kRocksBackgroundErrors = {"waymark_rocksdb_background_errors_total",
                                                  "Failed flushes and compactions since the start.",
                                                  Metric::Kind::kCounter};

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_CATALOGUE_H_
