#pragma once

#include <cstdint>
#include <string_view>

namespace regraft {

/// A half-open range of byte offsets in a file's UTF-8 text (SourceFile::text()).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
    friend bool operator==(Span, Span) = default;
};

/// The smallest span that covers both.
inline Span cover(Span a, Span b) { return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

}  // namespace regraft
