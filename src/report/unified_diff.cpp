#include "report/unified_diff.h"

#include <dtl/dtl.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace regraft {
namespace {

using Line = std::string_view;
using Hunk = dtl::uniHunk<std::pair<Line, dtl::elemInfo>>;

/// With their LF, so that a missing last one is a difference. CR alone ends no line for patch.
std::vector<Line> linesOf(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

struct MarkedLine {
    char mark;
    Line text;
};

char markOf(dtl::edit_t type) { return type == dtl::SES_DELETE ? '-' : type == dtl::SES_ADD ? '+' : ' '; }

std::vector<MarkedLine> flatten(const Hunk& hunk) {
    std::vector<MarkedLine> lines;
    for (const auto& common : hunk.common[0]) lines.push_back({' ', common.first});
    for (const auto& change : hunk.change) lines.push_back({markOf(change.second.type), change.first});
    for (const auto& common : hunk.common[1]) lines.push_back({' ', common.first});
    return lines;
}

/// The library leaves one line of context too many behind some hunks.
void trim(std::vector<MarkedLine>& lines) {
    const auto isCommon = [&](std::size_t fromEnd) {
        return lines.size() >= fromEnd && lines[lines.size() - fromEnd].mark == ' ';
    };
    while (isCommon(1) && isCommon(2) && isCommon(3) && isCommon(4)) lines.pop_back();
}

std::string range(long long start, long long count) {
    // An empty range is named by the line before it.
    if (count == 0) return fmt::format("{},0", start - 1);
    return count == 1 ? std::to_string(start) : fmt::format("{},{}", start, count);
}

void appendHunk(std::string& out, const Hunk& hunk) {
    std::vector<MarkedLine> lines = flatten(hunk);
    trim(lines);
    const auto count = [&](char other) {
        return std::count_if(lines.begin(), lines.end(), [&](const MarkedLine& line) { return line.mark != other; });
    };
    out += fmt::format("@@ -{} +{} @@\n", range(hunk.a, count('+')), range(hunk.c, count('-')));
    for (const MarkedLine& line : lines) {
        out += line.mark;
        out += line.text;
        if (!line.text.ends_with('\n')) out += "\n\\ No newline at end of file\n";
    }
}

}  // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view path) {
    if (before == after) return {};
    dtl::Diff<Line, std::vector<Line>> diff(linesOf(before), linesOf(after));
    diff.onHuge();
    diff.compose();
    diff.composeUnifiedHunks();
    std::string out = fmt::format("--- {}\n+++ {}\n", path, path);
    for (const Hunk& hunk : diff.getUniHunks()) appendHunk(out, hunk);
    return out;
}

}  // namespace regraft
