#include "tests/robustness/faults/forgetful_machine.h"

#include "absl/strings/str_cat.h"

#include "tests/support/program.h"

namespace waymark::faults {
namespace {

namespace fs = std::filesystem;

constexpr char kIsThere[] = ".is-there";

void CopySynced(const fs::path& from, const fs::path& to) {
  fs::create_directory(to);
  for (const auto& entry : fs::directory_iterator(from)) {
    const std::string name = entry.path().filename();
    if (entry.is_directory() && fs::exists(from / (name + kIsThere))) {
      CopySynced(entry.path(), to / name);
    } else if (entry.is_regular_file() && !name.ends_with(kIsThere)) {
      fs::copy_file(entry.path(), to / name);
    }
  }
}

// A directory whose name was not synced is gone, with what was synced in it.
void RemoveNameless(const fs::path& directory) {
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (!entry.is_directory()) continue;
    if (fs::exists(entry.path().string() + kIsThere)) {
      RemoveNameless(entry.path());
    } else {
      fs::remove_all(entry.path());
    }
  }
}

}  // namespace

ForgetfulMachine::ForgetfulMachine(Disk disk)
    : disk_(disk),
      root_(fs::canonical(directory_.path()) / "root"),
      synced_(directory_.path() / "synced") {
  fs::create_directory(root_);
  fs::create_directory(synced_);
}

std::vector<std::string> ForgetfulMachine::Variables(unsigned seed) const {
  return {Preload("forgetful_disk"),
          absl::StrCat("FORGETFUL_ROOT=", root_.string()),
          absl::StrCat("FORGETFUL_DISK=", synced_.string()),
          absl::StrCat("FORGETFUL_SEED=", disk_.idle ? seed | 1U : seed),
          absl::StrCat("FORGETFUL_LIES=", disk_.lies ? ".log" : ""),
          absl::StrCat("FORGETFUL_HOLES=", disk_.holes ? 1 : 0)};
}

void ForgetfulMachine::LosePower() const {
  fs::remove_all(root_);
  RemoveNameless(synced_);
  CopySynced(synced_, root_);
}

}  // namespace waymark::faults
