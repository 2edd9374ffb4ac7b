#include "ingest-service/handlers/writer.h"

#include <utility>

namespace waymark::ingest {

Writer MakeWriter(const rpc::Access& access, std::string_view method, const rpc::Caller& caller) {
  Writer writer;
  writer.submitter = caller.identity.uri;
  writer.certificate_serial = caller.identity.serial;
  writer.caller = caller.turns;
  writer.rights = caller.rights;
  writer.refuse = [&access, method = std::string(method), caller](std::string visit,
                                                                  std::string request_id) {
    return access.Refuse(caller, method, std::move(visit), std::move(request_id));
  };
  return writer;
}

}  // namespace waymark::ingest
