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
    blocks_.push_back({std::unique_ptr<char[]>(new char[capacity]), capacity});
    next_ = blocks_.back().memory.get();
    end_ = next_ + capacity;
    return allocate(size, align);
}

bool Arena::owns(const void* object) const {
    const auto address = reinterpret_cast<std::uintptr_t>(object);
    // The later blocks are the larger ones.
    return std::any_of(blocks_.rbegin(), blocks_.rend(),
                       [&](const Block& block) { return address - reinterpret_cast<std::uintptr_t>(block.memory.get()) < block.size; });
}

std::string_view Arena::copy(std::string_view text) {
    if (text.empty()) return {};
    char* out = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(out, text.data(), text.size());
    return {out, text.size()};
}

}  // namespace regraft
