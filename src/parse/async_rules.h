#pragma once
// Where `await`, `yield` and asynchronous comprehensions may stand. Some of it is known only when the expression around
// is complete (an `await` in a generator expression is fine anywhere), so doubtful places are kept until then.

#include <vector>

#include "parse/nesting.h"

namespace regraft {

class AsyncRules {
public:
    void await(Span span, const Nesting& nesting);
    void asyncComprehension(Span span, const Nesting& nesting);
    void yield(Span span, bool from, const Nesting& nesting);
    void returnValue(Span span, const Nesting& nesting);

    /// A generator expression is complete; its first iterable runs outside it.
    void generator(Span span, Span firstIterable);
    /// A lambda is complete.
    void lambda(Span body);
    /// A function is complete; `first` is the first token of its `def`.
    void function(const Token* first, bool async);
    /// The module is complete.
    void finish() const;

private:
    struct Doubt {
        Span span;
        const char* message;
    };
    struct InFunction {
        const Token* function;
        Span span;
    };

    std::vector<Doubt> doubts_;
    std::vector<InFunction> yields_;   ///< in async functions that are not complete
    std::vector<InFunction> returns_;  ///< of values, in such functions
};

}  // namespace regraft
