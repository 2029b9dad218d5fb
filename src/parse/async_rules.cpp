#include "parse/async_rules.h"

#include <algorithm>

#include "parse/syntax_failure.h"

namespace regraft {

void AsyncRules::await(Span span, const Nesting& nesting) {
    const Scope scope = nesting.scope();
    if (scope == Scope::AsyncFunction) return;
    const bool outside = scope == Scope::Module || scope == Scope::Class;
    doubts_.push_back({span, outside ? "'await' outside function" : "'await' outside async function"});
}

void AsyncRules::asyncComprehension(Span span, const Nesting& nesting) {
    if (nesting.scope() != Scope::AsyncFunction)
        doubts_.push_back({span, "asynchronous comprehension outside of an asynchronous function"});
}

void AsyncRules::yield(Span span, bool from, const Nesting& nesting) {
    const Scope scope = nesting.scope();
    if (scope == Scope::Module || scope == Scope::Class) failSyntax("'yield' outside function", span);
    if (scope != Scope::AsyncFunction) return;
    if (from) failSyntax("'yield from' inside async function", span);
    yields_.push_back({nesting.function(), span});
}

void AsyncRules::returnValue(Span span, const Nesting& nesting) {
    if (nesting.scope() == Scope::AsyncFunction) returns_.push_back({nesting.function(), span});
}

void AsyncRules::generator(Span span, Span firstIterable) {
    std::erase_if(doubts_, [&](const Doubt& doubt) { return span.contains(doubt.span) && !firstIterable.contains(doubt.span); });
}

void AsyncRules::lambda(Span body) {
    for (std::size_t i = 0; i < doubts_.size(); ++i)
        if (body.contains(doubts_[i].span)) failSyntax("'await' outside async function", doubts_[i].span);
}

void AsyncRules::function(const Token* first, bool async) {
    if (!async) return;
    const auto inside = [&](const InFunction& entry) { return entry.function == first; };
    const bool generates = std::any_of(yields_.begin(), yields_.end(), inside);
    const auto value = std::find_if(returns_.begin(), returns_.end(), inside);
    if (generates && value != returns_.end()) failSyntax("'return' with value in async generator", value->span);
    std::erase_if(yields_, inside);
    std::erase_if(returns_, inside);
}

void AsyncRules::finish() const {
    if (!doubts_.empty()) failSyntax(doubts_.front().message, doubts_.front().span);
}

}  // namespace regraft
