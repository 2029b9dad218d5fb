#pragma once
// Source text on a terminal: tabs, wide characters, and nothing that the terminal would obey.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// A line as it is shown.
struct PrintableLine {
    std::string text;
    std::vector<std::uint32_t> columns;  ///< of each byte of the original, and of its end: where it is shown

    std::uint32_t columnOf(std::size_t byte) const { return columns[byte < columns.size() ? byte : columns.size() - 1]; }
};

PrintableLine printableLine(std::string_view line);

/// A name or path without control characters.
std::string printable(std::string_view text);

}  // namespace regraft
