#pragma once

#include <functional>
#include <span>
#include <vector>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Executes statements that branch, loop, or open a context.
class ControlFlow {
public:
    explicit ControlFlow(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          statements_(parts.statements),
          branches_(parts.branches),
          narrowing_(parts.narrowing),
          assignments_(parts.assignments),
          classes_(parts.classes),
          layers_(parts.layers) {}

    /// Along `elif` in a loop: there may be thousands.
    void executeIf(const ast::If& first);
    /// `for target in iter`, asynchronous or not.
    template <class For>
    void executeFor(const For& loop);
    /// `while test`, endless if its test is a true constant.
    void executeWhile(const ast::While& loop);
    /// A handler starts from any point of the body.
    template <class Try>
    void executeTry(const Try& statement);
    /// `with item as target`, asynchronous or not.
    template <class With>
    void executeWith(const With& statement);
    /// `match subject`, arm by arm.
    void executeMatch(const ast::Match& statement);
    /// `break` or `continue` of the innermost loop.
    void leaveLoop(bool isBreak);

private:
    std::vector<SymbolId> importedFromSource(std::span<ast::Stmt* const> body);
    void iterate(const std::function<void()>& body, std::span<ast::Stmt* const> orelse, bool isEndless);
    void bindPattern(const ast::Pattern& pattern, const Type* subject);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Statements& statements_;
    Branches& branches_;
    Narrowing& narrowing_;
    Assignments& assignments_;
    Classes& classes_;
    Layers& layers_;
};

}  // namespace regraft::semantic
