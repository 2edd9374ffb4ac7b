#ifndef WAYMARK_TESTS_BENCH_LOAD_REQUEST_FILE_H_
#define WAYMARK_TESTS_BENCH_LOAD_REQUEST_FILE_H_

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "grpcpp/support/byte_buffer.h"

// Serialized messages one after another, each after its length in four bytes, lowest first: what is
// sent to a service and to its yardstick must be the same bytes, and making them must cost neither.
namespace waymark::bench {

class MessageFileWriter {
 public:
  explicit MessageFileWriter(const std::filesystem::path& path)
      : file_(path, std::ios::binary | std::ios::trunc) {}
  void Add(std::string_view bytes);
  // Once: whether all of it was written.
  absl::Status Close();

 private:
  std::ofstream file_;
};

class MessageFileReader {
 public:
  explicit MessageFileReader(std::filesystem::path path)
      : path_(std::move(path)), file_(path_, std::ios::binary) {}
  // The next, so many at most; none at the end.
  absl::StatusOr<std::vector<std::string>> Next(std::size_t most);

 private:
  const std::filesystem::path path_;
  std::ifstream file_;
};

// All of them, one at least.
absl::StatusOr<std::vector<std::string>> ReadMessageFile(const std::filesystem::path& path);

grpc::ByteBuffer BufferOf(std::string_view bytes);
std::string BytesOf(const grpc::ByteBuffer& buffer);

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_LOAD_REQUEST_FILE_H_
