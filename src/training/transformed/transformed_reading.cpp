#include "training/transformed/transformed_reading.h"

#include <algorithm>

#include "training/transformed/transformed_edits.h"

namespace regraft {

namespace {

std::string withLine(const ast::Node& place, const ParsedFile& file, const std::string& problem) {
    const auto line = 1 + std::ranges::count(file.text.substr(0, place.span.begin), '\n');
    return "line " + std::to_string(line) + ": " + problem;
}

}  // namespace

bool importsTransformed(const Analysis& analysis, const TransformedRules& rules) {
    const std::string_view home = std::string_view(rules.base).substr(0, rules.base.find('.'));
    return !home.empty() && std::ranges::any_of(analysis.imports(), [&](const ImportedName& import) {
        return std::string_view(import.target).substr(0, import.target.find('.')) == home;
    });
}

TransformedReading readTransformed(const ParsedFile& file, const Analysis& analysis, const TransformedRules& rules) {
    const TransformedFile read(file, analysis, rules);
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
