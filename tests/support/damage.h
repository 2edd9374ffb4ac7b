#ifndef WAYMARK_TESTS_SUPPORT_DAMAGE_H_
#define WAYMARK_TESTS_SUPPORT_DAMAGE_H_

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>

namespace waymark {

// Flips a bit of the byte there.
void FlipABit(const std::filesystem::path& file, std::size_t at, std::mt19937& random);

// Flips a bit of one of the files below the directory, each as likely as another, or cuts it off;
// says which and how.
std::string DamageAFile(const std::filesystem::path& directory, std::mt19937& random);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_DAMAGE_H_
