#include "ingest-service/commands/record_source.h"

#include <cstdint>
#include <iostream>
#include <utility>

#include "ingest-service/commands/import_record.h"

namespace waymark::ingest {

std::optional<SourceItem> RecordSource::Next() {
  while (true) {
    if (reader_ == nullptr) {
      if (next_file_ == files_.size()) return std::nullopt;
      if (!OpenFile()) {
        return SourceItem{.kind = SourceItem::Kind::kFileEnded,
                          .place = {.file = name_, .line = 1},
                          .fault = absl::NotFoundError("the file cannot be opened")};
      }
    }
    if (const std::optional<JsonRecord> record = reader_->Next()) return ItemOf(*record);
    if (std::optional<SourceItem> ended = CloseFile()) return ended;
  }
}

bool RecordSource::OpenFile() {
  const std::string& path = files_[next_file_++];
  if (path == kStandardInput) {
    name_ = "stdin";
    reader_ = std::make_unique<JsonRecordReader>(std::cin);
    return true;
  }
  name_ = path;
  file_ = std::ifstream(path, std::ios::binary);
  if (!file_) return false;
  reader_ = std::make_unique<JsonRecordReader>(file_);
  return true;
}

std::optional<SourceItem> RecordSource::CloseFile() {
  const std::optional<JsonFault> fault = reader_->fault();
  reader_.reset();
  if (!fault.has_value()) return std::nullopt;
  return SourceItem{.kind = SourceItem::Kind::kFileEnded,
                    .place = {.file = name_, .line = fault->line},
                    .fault = absl::InvalidArgumentError(fault->message)};
}

SourceItem RecordSource::ItemOf(const JsonRecord& record) const {
  SourceItem item{.place = {.file = name_,
                            .line = record.line,
                            .bytes = static_cast<std::int64_t>(record.text.size()),
                            .text = keep_texts_ && !record.too_large ? record.text : ""}};
  absl::StatusOr<v1::ImportVisitsRequest> request = ParseImportRecord(record);
  if (request.ok()) {
    item.request = *std::move(request);
  } else {
    item.kind = SourceItem::Kind::kUnsendable;
    item.fault = request.status();
  }
  return item;
}

}  // namespace waymark::ingest
