#include "report/line_diff.h"

#include <dtl/dtl.hpp>

#include <algorithm>

namespace regraft {
namespace {

using Line = std::string_view;

/// With their LF, so that a missing last one is a difference.
std::vector<Line> linesOf(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

}  // namespace

std::vector<MarkedLine> diffLines(std::string_view before, std::string_view after) {
    dtl::Diff<Line, std::vector<Line>> diff(linesOf(before), linesOf(after));
    diff.onHuge();
    diff.compose();
    std::vector<MarkedLine> lines;
    for (const auto& [line, how] : diff.getSes().getSequence())
        lines.push_back({how.type == dtl::SES_DELETE ? '-' : how.type == dtl::SES_ADD ? '+' : ' ', line});
    const auto isCommon = [](const MarkedLine& line) { return line.mark == ' '; };
    for (auto at = lines.begin(); (at = std::find_if_not(at, lines.end(), isCommon)) != lines.end();) {
        const auto end = std::find_if(at, lines.end(), isCommon);
        std::stable_partition(at, end, [](const MarkedLine& line) { return line.mark == '-'; });
        at = end;
    }
    return lines;
}

}  // namespace regraft
