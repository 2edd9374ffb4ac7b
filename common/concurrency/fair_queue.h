#ifndef WAYMARK_COMMON_CONCURRENCY_FAIR_QUEUE_H_
#define WAYMARK_COMMON_CONCURRENCY_FAIR_QUEUE_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::concurrency {

// Whether a caller that holds `own` of a queue's `limit` may take `cost` more while `used` are held
// by all: where so much is free, and the caller holds nothing or less than twice what is free.
//
// A caller alone thus gets two thirds and one item at most; whatever it offers, what is left is for
// others, who may each take up to two thirds of what they find free. Once callers that flood have
// had their turns they hold equal shares, and about half a share is free for who comes next. Who
// holds nothing is refused only where nothing fits at all.
[[nodiscard]] bool WithinShare(std::size_t own, std::size_t used, std::size_t limit,
                               std::size_t cost);

// A queue that is fair between callers: who has items waiting takes turns, one item a turn, first
// come first served within one caller. Every operation takes time logarithmic in the callers that
// wait, and nothing is kept of a caller with nothing waiting. Not thread-safe: guard it by a lock.
template <typename T>
class FairQueue {
 public:
  FairQueue(std::size_t max_items, std::size_t max_bytes)
      : max_items_(max_items), max_bytes_(max_bytes) {}
  // Turns refer to each other.
  FairQueue(const FairQueue&) = delete;
  FairQueue& operator=(const FairQueue&) = delete;

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  // Whether an item of `bytes` is within the caller's share of both items and bytes.
  [[nodiscard]] bool HasRoom(std::string_view caller, std::size_t bytes) const {
    const auto found = by_caller_.find(caller);
    const bool waits = found != by_caller_.end();
    return WithinShare(waits ? found->second->items.size() : 0, size_, max_items_, 1) &&
           WithinShare(waits ? found->second->bytes : 0, bytes_, max_bytes_, bytes);
  }

  // Always takes the item: who must keep to the bounds asks HasRoom first.
  void Push(std::string_view caller, std::size_t bytes, T item) {
    auto found = by_caller_.find(caller);
    if (found == by_caller_.end()) {
      const auto turn = turns_.emplace(turns_.end(), caller);
      found = by_caller_.emplace(turn->caller, turn).first;
    }
    Turn& turn = *found->second;
    turn.items.push_back({std::move(item), bytes});
    turn.bytes += bytes;
    ++size_;
    bytes_ += bytes;
  }

  // The first item of the caller whose turn it is. The queue must not be empty.
  [[nodiscard]] T Pop() {
    Turn& turn = turns_.front();
    Item item = std::move(turn.items.front());
    turn.items.pop_front();
    EndTurn(item.bytes);
    return std::move(item.value);
  }

  // The last item of the caller whose turn it is. The queue must not be empty.
  [[nodiscard]] T PopLast() {
    Turn& turn = turns_.front();
    Item item = std::move(turn.items.back());
    turn.items.pop_back();
    EndTurn(item.bytes);
    return std::move(item.value);
  }

  // The first item of the caller with most waiting, of those whose first item `is_wanted` holds of;
  // where several have as many, of the one whose turn comes first. Nothing where there is none.
  // Looks at every caller that waits.
  template <typename IsWanted>
  [[nodiscard]] std::optional<T> PopOfLongest(const IsWanted& is_wanted) {
    auto longest = turns_.end();
    for (auto turn = turns_.begin(); turn != turns_.end(); ++turn) {
      const bool longer = longest == turns_.end() || turn->items.size() > longest->items.size();
      if (longer && is_wanted(turn->items.front().value)) longest = turn;
    }
    if (longest == turns_.end()) return std::nullopt;
    return PopFirst(longest);
  }

  // Of each caller the items that `is_wanted` holds of, from its first on.
  [[nodiscard]] std::vector<T> PopWhile(const std::function<bool(const T&)>& is_wanted) {
    std::vector<T> popped;
    for (auto turn = turns_.begin(); turn != turns_.end();) {
      while (!turn->items.empty() && is_wanted(turn->items.front().value)) {
        Item item = std::move(turn->items.front());
        turn->items.pop_front();
        Forget(*turn, item.bytes);
        popped.push_back(std::move(item.value));
      }
      turn = turn->items.empty() ? Leave(turn) : std::next(turn);
    }
    return popped;
  }

 private:
  struct Item {
    T value;
    std::size_t bytes;
  };
  // A caller with at least one item waiting.
  struct Turn {
    explicit Turn(std::string_view name) : caller(name) {}

    std::string caller;
    std::deque<Item> items;
    std::size_t bytes = 0;
  };
  using Turns = std::list<Turn>;

  void Forget(Turn& turn, std::size_t bytes) {
    turn.bytes -= bytes;
    --size_;
    bytes_ -= bytes;
  }

  // Of a caller that keeps its turn, if it has more.
  T PopFirst(typename Turns::iterator turn) {
    Item item = std::move(turn->items.front());
    turn->items.pop_front();
    Forget(*turn, item.bytes);
    if (turn->items.empty()) Leave(turn);
    return std::move(item.value);
  }

  typename Turns::iterator Leave(typename Turns::iterator turn) {
    by_caller_.erase(turn->caller);
    return turns_.erase(turn);
  }

  // Of who had it, and gave an item of `bytes`.
  void EndTurn(std::size_t bytes) {
    Forget(turns_.front(), bytes);
    if (turns_.front().items.empty()) {
      Leave(turns_.begin());
    } else {
      turns_.splice(turns_.end(), turns_, turns_.begin());
    }
  }

  const std::size_t max_items_;
  const std::size_t max_bytes_;
  std::size_t size_ = 0;
  std::size_t bytes_ = 0;
  // The next turn first.
  Turns turns_;
  // The same turns; each key is the name inside its turn. A tree, as a hash table would keep the
  // size of its fullest hour.
  std::map<std::string_view, typename Turns::iterator> by_caller_;
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_FAIR_QUEUE_H_
