#pragma once
// What surrounds the rule that has just ended: the questions of the form "are we inside …?".

#include <span>

#include "parse/rule_frame.h"

namespace regraft {

/// The code block that statements and expressions run in. Comprehensions are not counted.
enum class Scope { Module, Class, Function, AsyncFunction, Lambda };

class Nesting {
public:
    /// `open` goes from the outermost rule to the one that has just ended, which is before `next`.
    Nesting(std::span<const RuleFrame> open, const Token* next, const Token* first) : open_(open), next_(next), first_(first) {}

    /// The token before the rule, if it is of that type.
    const Token* after(Tok type) const { return previous(open_.back().begin, type); }
    bool before(Tok type) const { return next_->type == type; }

    Scope scope() const;
    /// The first token of the function around, whose body we are in; null at module and class level.
    const Token* function() const;

    enum class Loop { Outside, Inside, OutsideExceptStar };
    /// Where `break` and `continue` are. OutsideExceptStar: they would leave an `except*` block.
    Loop loop() const;
    /// Whether `return` would leave an `except*` block.
    bool inExceptStar() const;

private:
    const Token* previous(const Token* token, Tok type) const { return token != first_ && token[-1].type == type ? token - 1 : nullptr; }
    bool runsBody(std::size_t i) const;
    bool isExceptStar(std::size_t i) const;

    std::span<const RuleFrame> open_;
    const Token* next_;
    const Token* first_;
};

}  // namespace regraft
