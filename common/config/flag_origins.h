#ifndef WAYMARK_COMMON_CONFIG_FLAG_ORIGINS_H_
#define WAYMARK_COMMON_CONFIG_FLAG_ORIGINS_H_

#include <map>
#include <string>

namespace waymark::config {

// What flags were given by: "--listen", "WAYMARK_LISTEN" or "ingest.toml:3", by the flag's name.
// What is not there has its default.
using FlagOrigins = std::map<std::string, std::string>;

// Of the command that runs; not written any more once it does.
FlagOrigins& OriginsOfThisProcess();

// Whether the command line says it.
bool GivenOnLine(const std::string& flag);
// Whether the command line or the environment says it, so that the file of --config has no say.
bool GivenAboveFile(const std::string& flag);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_FLAG_ORIGINS_H_
