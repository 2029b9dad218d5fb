#include "base/arena.h"

#include <algorithm>

namespace regraft {

namespace {
// Blocks double in size: a table template needs a few hundred bytes, a large file megabytes.
constexpr std::size_t firstBlock = 1 << 11;
constexpr std::size_t largestBlock = 1 << 20;
}  // namespace

void* Arena::allocateInNewBlock(std::size_t size, std::size_t align) {
    const std::size_t doublings = std::min<std::size_t>(blocks_.size(), 16);
    const std::size_t capacity = std::max(size + align, std::min(firstBlock << doublings, largestBlock));
    blocks_.push_back(std::unique_ptr<char[]>(new char[capacity]));
    next_ = blocks_.back().get();
    end_ = next_ + capacity;
    return allocate(size, align);
}

std::string_view Arena::copy(std::string_view text) {
    if (text.empty()) return {};
    char* out = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(out, text.data(), text.size());
    return {out, text.size()};
}

}  // namespace regraft
