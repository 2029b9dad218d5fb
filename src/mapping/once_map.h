#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace regraft {

/// Values that are made when they are first asked for and stay. Looking one up that is there hinders no other thread.
template <typename Key, typename Value>
class OnceMap {
public:
    /// `make()` gives the value, or null where there is none; it is called once a key, by one thread at a time of all that share
    /// `making`, and may ask for other values.
    template <typename Make>
    Value* get(const Key& key, std::recursive_mutex& making, const Make& make) {
        {
            const std::shared_lock lock(mutex_);
            if (const auto known = values_.find(key); known != values_.end()) return known->second.get();
        }
        const std::lock_guard one(making);
        {
            const std::shared_lock lock(mutex_);
            if (const auto known = values_.find(key); known != values_.end()) return known->second.get();
        }
        std::unique_ptr<Value> value = make();
        const std::unique_lock lock(mutex_);
        return values_.emplace(key, std::move(value)).first->second.get();
    }

private:
    std::shared_mutex mutex_;
    std::unordered_map<Key, std::unique_ptr<Value>> values_;
};

}  // namespace regraft
