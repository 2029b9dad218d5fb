#pragma once

#include <string_view>
#include <vector>

namespace regraft {

/// A line of either text, with its LF.
struct MarkedLine {
    char mark;  ///< '-' only before, '+' only after, ' ' in both
    std::string_view text;
};

/// The lines of both texts in order; within a change, what goes comes before what comes. CR alone ends no line, as for `patch`.
std::vector<MarkedLine> diffLines(std::string_view before, std::string_view after);

}  // namespace regraft
