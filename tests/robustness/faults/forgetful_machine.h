#ifndef WAYMARK_TESTS_ROBUSTNESS_FAULTS_FORGETFUL_MACHINE_H_
#define WAYMARK_TESTS_ROBUSTNESS_FAULTS_FORGETFUL_MACHINE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace waymark::faults {

// Where a program runs whose disk forgets what was not synced: see preloaded/forgetful_disk.cc.
class ForgetfulMachine {
 public:
  struct Disk {
    bool idle = false;   // Nothing is written but what is synced.
    bool lies = false;   // Syncs of write-ahead logs do nothing.
    bool holes = false;  // Pages of what was not synced are written in any order.
  };

  explicit ForgetfulMachine(Disk disk);

  [[nodiscard]] const Disk& disk() const { return disk_; }

  // Not made yet: making it is part of what may be forgotten.
  [[nodiscard]] std::filesystem::path data_dir() const { return root_ / "srv" / "data"; }

  // For the program, which runs until it is killed.
  [[nodiscard]] std::vector<std::string> Variables(unsigned seed) const;

  // What the program finds when the machine is on again: all that was synced, and perhaps more.
  void LosePower() const;

 private:
  const TemporaryDirectory directory_;
  const Disk disk_;
  const std::filesystem::path root_;
  const std::filesystem::path synced_;
};

}  // namespace waymark::faults

#endif  // WAYMARK_TESTS_ROBUSTNESS_FAULTS_FORGETFUL_MACHINE_H_
