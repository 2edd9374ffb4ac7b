#ifndef WAYMARK_COMMON_CONFIG_SETTING_H_
#define WAYMARK_COMMON_CONFIG_SETTING_H_

#include <string>

namespace waymark::config {

// A value that somebody gave to a flag.
struct Setting {
  std::string flag;   // Its name without dashes: "listen".
  std::string value;  // As on the command line.
  std::string from;   // For messages: "--listen", "WAYMARK_LISTEN", "ingest.toml:3".
};

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_SETTING_H_
