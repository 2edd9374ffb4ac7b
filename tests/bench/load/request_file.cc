#include "tests/bench/load/request_file.h"

#include <array>
#include <cstdint>
#include <limits>

#include "absl/strings/str_cat.h"
#include "grpcpp/support/slice.h"

#include "common/status/status_macros.h"

namespace waymark::bench {
namespace {

absl::Status NotMessages(const std::filesystem::path& path) {
  return absl::InvalidArgumentError(absl::StrCat(path.string(), ": not a file of messages"));
}

}  // namespace

void MessageFileWriter::Add(std::string_view bytes) {
  std::array<char, 4> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>((bytes.size() >> (8 * i)) & 0xff);
  }
  file_.write(length.data(), length.size());
  file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

absl::Status MessageFileWriter::Close() {
  file_.close();
  return file_.good() ? absl::OkStatus() : absl::UnavailableError("a file cannot be written");
}

absl::StatusOr<std::vector<std::string>> MessageFileReader::Next(std::size_t most) {
  std::vector<std::string> messages;
  std::array<char, 4> length{};
  while (messages.size() < most && file_.read(length.data(), length.size())) {
    std::uint32_t size = 0;
    for (std::size_t i = 0; i < length.size(); ++i) {
      size |= std::uint32_t{static_cast<unsigned char>(length[i])} << (8 * i);
    }
    messages.emplace_back(size, '\0');
    if (!file_.read(messages.back().data(), size)) return NotMessages(path_);
  }
  // Part of a length, or no file.
  if (messages.size() < most && (!file_.eof() || file_.gcount() != 0)) return NotMessages(path_);
  return messages;
}

absl::StatusOr<std::vector<std::string>> ReadMessageFile(const std::filesystem::path& path) {
  WAYMARK_ASSIGN_OR_RETURN(auto messages,
                           MessageFileReader(path).Next(std::numeric_limits<std::size_t>::max()));
  if (messages.empty()) return NotMessages(path);
  return messages;
}

grpc::ByteBuffer BufferOf(std::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  return {&slice, 1};
}

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

}  // namespace waymark::bench
