#include "query-service/analysis/comparison/alignment/moment.h"

#include <algorithm>

#include "absl/time/civil_time.h"

namespace waymark::query {
namespace {

bool AnyIsThere(const EpisodeView& episode, const Moment& moment) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  return std::any_of(visits.begin(), visits.end(), [&](const DatedVisit* visit) {
    return IsThereBy(moment, visit->days) == model::Membership::kCertain;
  });
}

}  // namespace

Moment MomentAsOf(const std::optional<model::PartialDate>& date) {
  Moment moment;
  if (!date.has_value() || !date->last().has_value()) return moment;
  moment.is_bounded = true;
  moment.certainly_by = date->last();
  moment.possibly_by = date->last();
  moment.date = model::PartialDate::OfDay(*date->last());
  moment.text = date->ToString();
  return moment;
}

model::Membership IsThereBy(const Moment& moment, const std::optional<model::PartialDate>& days) {
  if (!moment.is_bounded) return model::Membership::kCertain;
  if (!days.has_value()) return model::Membership::kPossible;
  if (moment.certainly_by.has_value() &&
      model::AtOrBefore(*days, *moment.certainly_by) == model::Membership::kCertain) {
    return model::Membership::kCertain;
  }
  const bool is_later =
      moment.possibly_by.has_value() &&
      model::AtOrBefore(*days, *moment.possibly_by) == model::Membership::kOutside;
  return is_later ? model::Membership::kOutside : model::Membership::kPossible;
}

bool BaselineIsThereBy(const EpisodeView& episode, const Moment& moment) {
  if (episode.baseline == nullptr) return false;
  return moment.episode == &episode || AnyIsThere(episode, moment);
}

bool HasBegun(const EpisodeView& episode, const Moment& moment) {
  if (moment.episode != nullptr) return moment.episode == &episode;
  return AnyIsThere(episode, moment);
}

const EpisodeView* EpisodeInForce(const History& history, const Moment& moment) {
  const auto& episodes = history.episodes();
  const auto found =
      std::find_if(episodes.rbegin(), episodes.rend(),
                   [&](const EpisodeView& episode) { return HasBegun(episode, moment); });
  return found == episodes.rend() ? nullptr : &*found;
}

EpisodeView CertainPart(const EpisodeView& episode, const Moment& moment) {
  if (!moment.is_bounded) return episode;
  const auto last = moment.possibly_by.has_value() ? model::PartialDate::OfDay(*moment.possibly_by)
                                                   : std::nullopt;
  EpisodeView view = last.has_value() ? AsOf(episode, *last) : episode;
  std::erase_if(view.visits, [&](const DatedVisit* visit) {
    return IsThereBy(moment, visit->days) != model::Membership::kCertain;
  });
  return view;
}

EpisodeView UpTo(const EpisodeView& episode, const DatedVisit& visit) {
  EpisodeView view = episode;
  const auto last = std::find(view.visits.begin(), view.visits.end(), &visit);
  if (last != view.visits.end()) view.visits.erase(last + 1, view.visits.end());
  view.end = v1::EPISODE_END_OPEN;
  view.ended_by = nullptr;
  view.continued_by.clear();
  view.last_day.reset();
  return view;
}

}  // namespace waymark::query
