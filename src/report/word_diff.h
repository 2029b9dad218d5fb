#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace regraft {

/// A piece of a line; `differs` from the other version of the line.
struct LinePart {
    std::string_view text;
    bool differs;
};

/// Both versions of a line in pieces, by words. Where they share hardly anything all of it differs, but for the indentation.
std::pair<std::vector<LinePart>, std::vector<LinePart>> diffWords(std::string_view before, std::string_view after);

}  // namespace regraft
