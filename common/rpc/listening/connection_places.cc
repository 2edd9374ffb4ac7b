#include "common/rpc/listening/connection_places.h"

namespace waymark::rpc {

ConnectionPlaces::Answer ConnectionPlaces::Take(const std::string& network) {
  const auto held = of_networks_.find(network);
  const int own = held == of_networks_.end() ? 0 : held->second;
  // The address first: it tells more, and who has too many is not told that the rest is full.
  if (own >= limits_.connections_of_address) return Answer::kAddressFull;
  if (taken_ >= limits_.connections) return Answer::kFull;
  ++taken_;
  of_networks_[network] = own + 1;
  return Answer::kTaken;
}

void ConnectionPlaces::GiveBack(const std::string& network) {
  const auto held = of_networks_.find(network);
  if (held == of_networks_.end()) return;
  --taken_;
  if (--held->second == 0) of_networks_.erase(held);
}

}  // namespace waymark::rpc
