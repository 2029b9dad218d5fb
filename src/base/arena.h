#pragma once
// Bump allocation for everything that lives as long as one file's analysis.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace regraft {

/// Owns memory in large blocks; individual objects are never freed. Only trivially
/// destructible objects may be placed here, because no destructor ever runs.
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&&) = default;
    Arena& operator=(Arena&&) = default;

    /// Raw storage of `size` bytes, aligned to `align` (a power of two, at most 16).
    void* allocate(std::size_t size, std::size_t align = alignof(std::max_align_t)) {
        const auto address = reinterpret_cast<std::uintptr_t>(next_);
        const std::size_t padding = (align - address % align) % align;
        if (static_cast<std::size_t>(end_ - next_) < size + padding) return allocateInNewBlock(size, align);
        char* start = next_ + padding;
        next_ = start + size;
        used_ += size;
        return start;
    }

    template <class T, class... Args>
    T* make(Args&&... args) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
    }

    /// A copy of `items` that lives as long as the arena.
    template <class T>
    std::span<T> copy(std::span<const T> items) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (items.empty()) return {};
        T* out = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
        std::memcpy(static_cast<void*>(out), items.data(), items.size_bytes());
        return {out, items.size()};
    }
    template <class T>
    std::span<T> copy(const std::vector<T>& items) {
        return copy(std::span<const T>(items));
    }

    std::string_view copy(std::string_view text);

    std::size_t bytesUsed() const { return used_; }
    /// Whether an object lies in this arena.
    bool owns(const void* object) const;

private:
    void* allocateInNewBlock(std::size_t size, std::size_t align);

    struct Block {
        std::unique_ptr<char[]> memory;
        std::size_t size;
    };
    std::vector<Block> blocks_;
    char* next_ = nullptr;
    char* end_ = nullptr;
    std::size_t used_ = 0;
};

}  // namespace regraft
