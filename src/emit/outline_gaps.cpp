#include "emit/outline_gaps.h"

#include <algorithm>

#include "emit/placement.h"

namespace regraft {

namespace {

std::uint32_t behindBlanks(std::uint32_t at, const SourceTree& tree) {
    while (at < tree.text().size() && isBlankLine(tree, at)) at = tree.nextLineStart(at);
    return at;
}

std::uint32_t beforeBlanks(std::uint32_t at, const SourceTree& tree) {
    while (at > 0 && isBlankLine(tree, tree.lineStart(at - 1))) at = tree.lineStart(at - 1);
    return at;
}

}  // namespace

OutlineGaps::OutlineGaps(const Lines& lines, const std::vector<const ast::Stmt*>& places, const SourceTree& tree) {
    std::vector<std::pair<Span, const ast::Stmt*>> all;
    for (const auto& [statement, span] : lines) all.push_back({span, statement});
    std::ranges::sort(all, {}, [](const auto& one) { return one.first.begin; });
    auto isPlace = [&](const ast::Stmt* one) { return std::ranges::find(places, one) != places.end(); };
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
        for (last = first + 1; last < all.size() && behindBlanks(all[last - 1].first.end, tree) >= all[last].first.begin;) ++last;
        const std::uint32_t begin = beforeBlanks(all[first].first.begin, tree), end = behindBlanks(all[last - 1].first.end, tree);
        bool hasLead = false;
        for (std::size_t i = first; i < last; ++i) {
            Gap& gap = gaps_[all[i].second];
            gap.whole = {i == first ? begin : all[i - 1].first.end, i + 1 == last ? end : all[i].first.end};
            gap.isLead = isPlace(all[i].second) && !hasLead;
            hasLead = hasLead || gap.isLead;
            gap.isFirst = begin == 0 || tree.text().substr(0, begin).ends_with(":" + std::string(tree.newline()));
            gap.isLast = end >= tree.text().size();
        }
        const bool hadBlanks = begin < all[first].first.begin || end > all[last - 1].first.end;
        Gap& closing = gaps_[all[last - 1].second];
        closing.keepsBlank = !hasLead && hadBlanks && !closing.isFirst && !closing.isLast;
    }
}

const OutlineGaps::Gap* OutlineGaps::find(const ast::Stmt& statement) const {
    const auto found = gaps_.find(&statement);
    return found == gaps_.end() ? nullptr : &found->second;
}

}  // namespace regraft
