#pragma once
// What surrounds the rule that has just ended.

#include <span>

#include "parse/rule_frame.h"

namespace regraft {

class Nesting {
public:
    /// `open` are the rules around the one that goes from `begin` to before `next`.
    Nesting(std::span<const RuleFrame> open, const Token* begin, const Token* next, const Token* first)
        : open_(open), begin_(begin), next_(next), first_(first) {}

    /// The token before the rule, if it is of that type.
    const Token* after(Tok type) const {
        return begin_ != first_ && begin_[-1].type == type ? begin_ - 1 : nullptr;
    }
    bool before(Tok type) const { return next_->type == type; }

private:
    std::span<const RuleFrame> open_;
    const Token* begin_;
    const Token* next_;
    const Token* first_;
};

}  // namespace regraft
