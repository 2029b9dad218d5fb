#include "mapping/bundle.h"

#include <cstdint>
#include <cstring>

namespace regraft {

namespace {

struct Slot {
    std::uint32_t keyStart, keySize, valueStart, valueSize;
};

Slot slotAt(std::string_view bytes, std::size_t i) {
    Slot slot;
    std::memcpy(&slot, bytes.data() + sizeof(std::uint32_t) + i * sizeof(Slot), sizeof slot);
    return slot;
}

}  // namespace

Bundle::Bundle(std::string_view bytes) : bytes_(bytes) {
    std::uint32_t count = 0;
    if (bytes.size() >= sizeof count) std::memcpy(&count, bytes.data(), sizeof count);
    count_ = count;
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
    std::size_t i = lowerBound(wanted);
    if (i == count_ || key(i) != wanted) return std::nullopt;
    return value(i);
}

bool Bundle::hasPrefix(std::string_view prefix) const {
    std::size_t i = lowerBound(prefix);
    return i < count_ && key(i).starts_with(prefix);
}

std::vector<std::string_view> Bundle::keysBelow(std::string_view prefix) const {
    std::vector<std::string_view> keys;
    for (std::size_t i = lowerBound(prefix); i < count_ && key(i).starts_with(prefix); ++i)
        keys.push_back(key(i).substr(prefix.size()));
    return keys;
}

std::string writeBundle(const std::map<std::string, std::string>& entries) {
    std::string head, data;
    auto put = [&](std::size_t number) {
        auto value = static_cast<std::uint32_t>(number);
        head.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    std::size_t dataStart = sizeof(std::uint32_t) + entries.size() * sizeof(Slot);
    put(entries.size());
    for (const auto& [key, value] : entries) {
        put(dataStart + data.size());
        put(key.size());
        data += key;
        put(dataStart + data.size());
        put(value.size());
        data += value;
    }
    return head + data;
}

}  // namespace regraft
