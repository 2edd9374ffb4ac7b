#include "common/config/parsed_line.h"

#include <algorithm>
#include <utility>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"

namespace waymark::config {
namespace {

bool IsSwitch(const std::string& flag) {
  const absl::CommandLineFlag* found = absl::FindCommandLineFlag(flag);
  return found != nullptr && found->IsOfType<bool>();
}

class LineParser {
 public:
  LineParser(const std::string& command, const std::vector<std::string>& flags,
             const std::vector<std::string>& words)
      : command_(command), flags_(flags), words_(words) {}

  ParsedLine Parse() {
    bool only_arguments = false;
    for (; next_ < words_.size(); ++next_) {
      const std::string& word = words_[next_];
      if (!only_arguments && word == "--") {
        only_arguments = true;
      } else if (only_arguments || word.rfind("--", 0) != 0) {
        line_.arguments.push_back(word);
      } else if (word == kPrintConfig) {
        line_.print_config = true;
      } else if (word == kCheckConfig) {
        line_.check_config = true;
      } else {
        ParseFlag(word.substr(2));
      }
    }
    return std::move(line_);
  }

 private:
  [[nodiscard]] bool Takes(const std::string& flag) const {
    return std::find(flags_.begin(), flags_.end(), flag) != flags_.end();
  }

  void ParseFlag(const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    if (!Takes(name)) {
      const std::string positive = name.rfind("no", 0) == 0 ? name.substr(2) : std::string();
      if (Takes(positive) && IsSwitch(positive)) return Set(positive, "false", name);
      line_.faults.push_back(absl::StrCat("'", command_, "' takes no flag --", name));
    } else if (equals != std::string::npos) {
      Set(name, text.substr(equals + 1), name);
    } else if (IsSwitch(name)) {
      Set(name, "true", name);
    } else if (next_ + 1 < words_.size()) {
      Set(name, words_[++next_], name);
    } else {
      line_.faults.push_back(absl::StrCat("--", name, " needs a value"));
    }
  }

  void Set(const std::string& flag, std::string value, const std::string& given_as) {
    line_.settings.push_back(
        {.flag = flag, .value = std::move(value), .from = absl::StrCat("--", given_as)});
  }

  const std::string& command_;
  const std::vector<std::string>& flags_;
  const std::vector<std::string>& words_;
  std::size_t next_ = 0;
  ParsedLine line_;
};

}  // namespace

ParsedLine ParseLine(const std::string& command, const std::vector<std::string>& flags,
                     const std::vector<std::string>& words) {
  return LineParser(command, flags, words).Parse();
}

}  // namespace waymark::config
