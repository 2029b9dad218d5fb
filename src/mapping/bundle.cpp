#include "mapping/bundle.h"

#include <cstdint>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace regraft {

namespace {

struct Slot {
    std::uint32_t keyStart, keySize, valueStart, valueSize;
};

// The number of keys and of buckets, a slot a key, the buckets, then keys and values. A bucket holds a key's index plus one, or 0 if it
// is free; a key lies in the first bucket from its hash on that was free.
constexpr std::size_t headSize = 2 * sizeof(std::uint32_t);

std::uint32_t numberAt(std::string_view bytes, std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

std::size_t hashOf(std::string_view key) { return static_cast<std::size_t>(XXH3_64bits(key.data(), key.size())); }

/// A power of two, so that at most half of them are taken.
std::size_t bucketsFor(std::size_t count) {
    std::size_t buckets = 2;
    while (buckets < 2 * count) buckets *= 2;
    return buckets;
}

Slot slotAt(std::string_view bytes, std::size_t i) {
    Slot slot;
    std::memcpy(&slot, bytes.data() + headSize + i * sizeof(Slot), sizeof slot);
    return slot;
}

}  // namespace

Bundle::Bundle(std::string_view bytes) : bytes_(bytes) {
    if (bytes.size() < headSize) return;
    count_ = numberAt(bytes, 0);
    buckets_ = numberAt(bytes, sizeof(std::uint32_t));
}

std::string_view Bundle::key(std::size_t i) const {
    Slot slot = slotAt(bytes_, i);
    return bytes_.substr(slot.keyStart, slot.keySize);
}

std::string_view Bundle::value(std::size_t i) const {
    Slot slot = slotAt(bytes_, i);
    return bytes_.substr(slot.valueStart, slot.valueSize);
}

std::size_t Bundle::lowerBound(std::string_view wanted) const {
    std::size_t low = 0, high = count_;
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        if (key(middle) < wanted) low = middle + 1;
        else high = middle;
    }
    return low;
}

std::optional<std::string_view> Bundle::find(std::string_view wanted) const {
    if (buckets_ == 0) return std::nullopt;
    for (std::size_t bucket = hashOf(wanted);; ++bucket) {
        const std::size_t at = headSize + count_ * sizeof(Slot) + (bucket & (buckets_ - 1)) * sizeof(std::uint32_t);
        const std::uint32_t number = numberAt(bytes_, at);
        if (number == 0) return std::nullopt;
        if (key(number - 1) == wanted) return value(number - 1);
    }
}

bool Bundle::hasPrefix(std::string_view prefix) const {
    std::size_t i = lowerBound(prefix);
    return i < count_ && key(i).starts_with(prefix);
}

std::vector<std::string_view> Bundle::keysBelow(std::string_view prefix) const {
    std::vector<std::string_view> keys;
    for (std::size_t i = lowerBound(prefix); i < count_ && key(i).starts_with(prefix); ++i) keys.push_back(key(i).substr(prefix.size()));
    return keys;
}

std::string writeBundle(const std::map<std::string, std::string>& entries) {
    std::string head, data;
    auto put = [&](std::size_t number) {
        auto value = static_cast<std::uint32_t>(number);
        head.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    std::vector<std::uint32_t> buckets(bucketsFor(entries.size()));
    const std::size_t dataStart = headSize + entries.size() * sizeof(Slot) + buckets.size() * sizeof(std::uint32_t);
    put(entries.size());
    put(buckets.size());
    std::uint32_t number = 0;
    for (const auto& [key, value] : entries) {
        put(dataStart + data.size());
        put(key.size());
        data += key;
        put(dataStart + data.size());
        put(value.size());
        data += value;
        std::size_t bucket = hashOf(key);
        while (buckets[bucket & (buckets.size() - 1)] != 0) ++bucket;
        buckets[bucket & (buckets.size() - 1)] = ++number;
    }
    for (const std::uint32_t bucket : buckets) put(bucket);
    return head + data;
}

}  // namespace regraft
