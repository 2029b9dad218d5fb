#pragma once
// Reads the items of a finished rule from left to right.

#include "parse/item.h"

namespace regraft {

class Cursor {
public:
    explicit Cursor(Items items) : p_(items.data()), end_(items.data() + items.size()) {}

    bool atEnd() const { return p_ == end_; }
    bool at(Tok type) const { return p_ != end_ && p_->is(type); }
    bool atNode() const { return p_ != end_ && !p_->isToken(); }
    const Item& peek() const { return *p_; }
    const Item& next() { return *p_++; }
    /// The item last taken.
    const Item& last() const { return p_[-1]; }

    bool accept(Tok type) {
        if (!at(type)) return false;
        ++p_;
        return true;
    }
    /// Steps over a token that the grammar guarantees.
    void skip() { ++p_; }
    ast::Expr* expr() { return next().expr(); }
    /// The expression after `type`, if that comes next.
    ast::Expr* exprAfter(Tok type) { return accept(type) ? expr() : nullptr; }

    /// Everything up to a token of that type (brackets in nodes are out of sight), which is stepped over.
    Items until(Tok close) {
        const Item* begin = p_;
        while (!p_->is(close)) ++p_;
        return Items(begin, p_++);
    }

private:
    const Item* p_;
    const Item* end_;
};

}  // namespace regraft
