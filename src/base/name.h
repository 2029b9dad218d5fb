#pragma once
// Interned identifiers: comparing two names of one Interner is comparing two pointers.

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "base/arena.h"

namespace regraft {

/// An identifier of one file. Names of different Interners are compared by text().
class Name {
public:
    Name() = default;
    explicit Name(const std::string_view* text) : text_(text) {}

    std::string_view text() const { return text_ ? *text_ : std::string_view(); }
    explicit operator bool() const { return text_ != nullptr; }
    friend bool operator==(Name, Name) = default;
    friend bool operator==(Name name, std::string_view text) { return name.text() == text; }
    const void* id() const { return text_; }

private:
    const std::string_view* text_ = nullptr;
};

/// Hands out one Name for each distinct text. Not thread-safe: one per file.
class Interner {
public:
    explicit Interner(Arena& arena) : arena_(arena) {}
    Name intern(std::string_view text);

private:
    Arena& arena_;
    std::unordered_map<std::string_view, const std::string_view*> names_;
};

}  // namespace regraft

template <>
struct std::hash<regraft::Name> {
    std::size_t operator()(regraft::Name name) const noexcept { return std::hash<const void*>()(name.id()); }
};
