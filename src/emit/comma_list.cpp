#include "emit/comma_list.h"

#include <algorithm>

namespace regraft {

namespace {

std::size_t findBreak(std::string_view text) { return text.find_first_of("\r\n"); }

}  // namespace

CommaList::CommaList(const SourceTree& tree, Span inside, const std::vector<Span>& items) : tree_(tree), closing_(inside) {
    std::uint32_t cursor = inside.begin;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Cell cell;
        cell.before = {cursor, items[i].begin};
        cell.item = items[i];
        std::size_t next = tree.firstFrom(items[i].end);
        bool comma = next < tree.tokenCount() && tree.token(next).type == Tok::COMMA && tree.token(next).span.end <= inside.end;
        if (comma) {
            cell.comma = tree.token(next).span;
            cell.beforeComma = {items[i].end, cell.comma.begin};
        }
        Span gap{comma ? cell.comma.end : items[i].end, i + 1 < items.size() ? items[i + 1].begin : inside.end};
        Span rest;
        split(cell, gap, rest);
        cursor = rest.begin;
        cells_.push_back(cell);
    }
    closing_ = {cursor, inside.end};
}

/// A comment at the end of the item's line belongs to the item; the rest leads the next.
void CommaList::split(Cell& cell, Span gap, Span& rest) const {
    std::string_view text = tree_.text(gap);
    std::size_t end = findBreak(text), hash = text.find('#');
    bool has = end != std::string_view::npos && hash < end;
    cell.comment = {gap.begin, has ? gap.begin + static_cast<std::uint32_t>(end) : gap.begin};
    rest = {cell.comment.end, gap.end};
}

bool CommaList::breaks(Span span) const { return findBreak(tree_.text(span)) != std::string_view::npos; }

void CommaList::indentLess(std::size_t width) {
    if (std::ranges::none_of(cells_, [&](const Cell& cell) { return breaks(cell.item); })) less_ = width;
}

void CommaList::keepBetween(Document& out, Span span) const {
    if (!less_ || !breaks(span)) {
        out.keep(span);
        return;
    }
    std::string moved;
    std::size_t skip = 0;
    for (char c : tree_.text(span)) {
        if (c == '\n') skip = less_;
        else if (c == ' ' && skip) {
            --skip;
            continue;
        } else {
            skip = 0;
        }
        moved += c;
    }
    out.add(moved);
}

bool CommaList::keepsOrder(const std::vector<Item>& items) const {
    int last = fresh;
    for (const Item& item : items) {
        if (item.from == fresh) continue;
        if (item.from <= last) return false;
        last = item.from;
    }
    return true;
}

/// What stands before an item of this list: a blank, or where each item has a line of its own, a line break.
std::string CommaList::separator() const {
    if (cells_.empty() || !breaks(cells_.front().before)) return " ";
    std::string_view lead = tree_.text(cells_.front().before);
    lead.remove_prefix(lead.find_last_of("\r\n") + 1);
    return std::string(tree_.newline()) + std::string(lead.substr(std::min(less_, lead.size())));
}

void CommaList::addLead(Document& out, const std::vector<Item>& items, std::size_t index, bool ordered, bool afterComment) const {
    if (index == 0) {
        if (!cells_.empty()) keepBetween(out, cells_.front().before);
        return;
    }
    int from = items[index].from;
    int place = ordered ? from : static_cast<int>(index);
    bool has = place > 0 && place < static_cast<int>(cells_.size());
    if (has && (!afterComment || breaks(cells_[static_cast<std::size_t>(place)].before))) {
        keepBetween(out, cells_[static_cast<std::size_t>(place)].before);
    } else if (std::string text = separator(); afterComment && text == " ") {
        out.add(std::string(tree_.newline()) + std::string(tree_.indentation(cells_.front().item.begin)) + "    ");
    } else {
        out.add(text);
    }
}

/// Whether a comment ends what was added.
bool CommaList::addItem(Document& out, const Item& item, bool withComma) const {
    out.add(item.document);
    if (item.from == fresh) {
        if (withComma) out.add(",");
        return false;
    }
    const Cell& cell = cells_[static_cast<std::size_t>(item.from)];
    bool remark = tree_.hasComment(cell.beforeComma);
    if (withComma && !cell.comma.empty()) out.keep(cell.beforeComma).keep(cell.comma);
    else if (withComma) out.add(",");
    else if (remark) out.keep(cell.beforeComma);
    out.keep(cell.comment);
    return !cell.comment.empty() || (!withComma && remark);
}

Document CommaList::print(const std::vector<Item>& items) const {
    Document out;
    if (items.empty()) return cells_.empty() || tree_.hasComment(closing_) ? out.keep(closing_) : out;
    bool trailingComma = !cells_.empty() && !cells_.back().comma.empty();
    bool ordered = keepsOrder(items), afterComment = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        addLead(out, items, i, ordered, afterComment);
        afterComment = addItem(out, items[i], i + 1 < items.size() || trailingComma);
    }
    if (afterComment && !breaks(closing_)) out.add(tree_.newline());
    keepBetween(out, closing_);
    return out;
}

}  // namespace regraft
