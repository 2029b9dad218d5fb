#include "report/unified_diff.h"

#include <dtl/dtl.hpp>
#include <fmt/format.h>

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

void appendLine(std::string& out, char mark, Line line) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

char markOf(dtl::edit_t type) { return type == dtl::SES_DELETE ? '-' : type == dtl::SES_ADD ? '+' : ' '; }

std::string range(long long start, long long count) {
    // An empty range is named by the line before it.
    if (count == 0) return fmt::format("{},0", start - 1);
    return count == 1 ? std::to_string(start) : fmt::format("{},{}", start, count);
}

void appendHunk(std::string& out, const Hunk& hunk) {
    out += fmt::format("@@ -{} +{} @@\n", range(hunk.a, hunk.b), range(hunk.c, hunk.d));
    for (const auto& common : hunk.common[0]) appendLine(out, ' ', common.first);
    for (const auto& change : hunk.change) appendLine(out, markOf(change.second.type), change.first);
    for (const auto& common : hunk.common[1]) appendLine(out, ' ', common.first);
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
