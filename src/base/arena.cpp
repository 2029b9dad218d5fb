#include "base/arena.h"

#include <algorithm>

namespace regraft {

namespace {
// Blocks double in size: a table template needs a few hundred bytes, a large file megabytes.
constexpr std::size_t firstBlock = 1 << 11;
constexpr std::size_t largestBlock = 1 << 20;
}

void* Arena::allocate(std::size_t size, std::size_t align) {
    auto aligned = [&](char* p) {
        auto address = reinterpret_cast<std::uintptr_t>(p);
        return reinterpret_cast<char*>((address + align - 1) & ~(align - 1));
    };
    char* start = aligned(next_);
    if (next_ == nullptr || start + size > end_) {
        std::size_t capacity = std::max(size + align, std::min(firstBlock << blocks_.size(), largestBlock));
        blocks_.push_back(std::unique_ptr<char[]>(new char[capacity]));
        next_ = blocks_.back().get();
        end_ = next_ + capacity;
        start = aligned(next_);
    }
    next_ = start + size;
    used_ += size;
    return start;
}

std::string_view Arena::copy(std::string_view text) {
    if (text.empty()) return {};
    char* out = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(out, text.data(), text.size());
    return {out, text.size()};
}

}  // namespace regraft
