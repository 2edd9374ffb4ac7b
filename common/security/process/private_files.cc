#include "common/security/process/private_files.h"

#include <sys/stat.h>

namespace waymark::security {

void MakeFilesPrivate() { umask(S_IRWXG | S_IRWXO); }

}  // namespace waymark::security
