#pragma once
// A list between brackets, as it is laid out: items come, go and change while lines and comments stay.

#include <string>
#include <vector>

#include "emit/document.h"
#include "emit/source_tree.h"

namespace regraft {

class CommaList {
public:
    static constexpr int fresh = -1;

    /// `inside` is what stands between the brackets, `items` the items in it, in order.
    CommaList(const SourceTree& tree, Span inside, const std::vector<Span>& items);

    /// Lines between the items begin this much further to the left: a bracket around them goes. Not where an item itself has several lines.
    void indentLess(std::size_t width);

    struct Item {
        Document document;
        int from = fresh;  ///< index of the old item whose place this one takes
    };
    /// What is to stand between the brackets.
    Document print(const std::vector<Item>& items) const;

private:
    /// One old item and what belongs to it; `before` is the space (and line break) in front of it.
    struct Cell {
        Span before = {}, item = {}, beforeComma = {}, comma = {}, comment = {};
    };
    void split(Cell& cell, Span gap, Span& rest) const;
    bool keepsOrder(const std::vector<Item>& items) const;
    std::string separator() const;
    void addLead(Document& out, const std::vector<Item>& items, std::size_t index, bool ordered, bool afterComment) const;
    bool addItem(Document& out, const Item& item, bool withComma) const;
    bool breaks(Span span) const;
    void keepBetween(Document& out, Span span) const;

    const SourceTree& tree_;
    std::vector<Cell> cells_;
    Span closing_;  ///< before the closing bracket
    std::size_t less_ = 0;
};

}  // namespace regraft
