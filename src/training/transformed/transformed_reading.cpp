#include "training/transformed/transformed_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "source/line_of.h"
#include "training/transformed/transformed_edits.h"

namespace regraft {

namespace {

std::string withLine(const ast::Node& place, const ParsedFile& file, const std::string& problem) {
    return fmt::format("line {}: {}", lineOf(file.text, place.span.begin), problem);
}

}  // namespace

TransformedReading readTransformed(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules) {
    const TransformedFile read(file, analysis, rules.transformed);
    if (!read.problem().empty()) return {{}, withLine(*read.place(), file, read.problem())};
    TransformedEdits edits(file, analysis, rules, read);
    std::vector<ReadEdit> all = edits.run();
    if (!edits.problem().empty()) return {{}, withLine(*edits.place(), file, edits.problem())};
    std::ranges::stable_sort(all, [](const ReadEdit& a, const ReadEdit& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
    });
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i].span.begin < all[i - 1].span.end) return {{}, "its parts can't be told apart"};
    return {std::move(all), ""};
}

}  // namespace regraft
