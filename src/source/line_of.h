#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace regraft {

/// The number, from 1, of the line that an offset lies in, where lines end with "\n".
inline std::size_t lineOf(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace regraft
