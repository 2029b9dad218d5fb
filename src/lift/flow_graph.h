#pragma once
// In which order the statements of one function (or module) can run.

#include <functional>
#include <unordered_map>
#include <vector>

#include "ast/ast.h"

namespace regraft {

/// A node a statement: of a compound one, its header (a loop's header runs once each turn). Node 0 is the beginning of
/// the scope, where parameters are bound. Inner functions and classes are single statements.
class FlowGraph {
public:
    using NodeIndex = std::uint32_t;
    static constexpr NodeIndex entry = 0;
    static constexpr NodeIndex none = UINT32_MAX;

    explicit FlowGraph(const ast::Node& scope);

    std::size_t size() const { return statements_.size(); }
    const ast::Stmt* statement(NodeIndex node) const { return statements_[node]; }  ///< null for the beginning
    NodeIndex nodeOf(const ast::Stmt& statement) const;
    const std::vector<NodeIndex>& next(NodeIndex node) const { return next_[node]; }

    /// Whether the scope may end with the node: a return, a last statement, the header of a last loop.
    bool mayBeLast(NodeIndex node) const;

    /// Calls visit(node) once for each node that can run after `from`; where it returns false, the way ends.
    void walkFrom(NodeIndex from, const std::function<bool(NodeIndex)>& visit) const;
    /// Whether `to` can run after `from` without a node that `blocks` in between.
    bool reaches(NodeIndex from, NodeIndex to, const std::function<bool(NodeIndex)>& blocks) const;

private:
    using Ends = std::vector<NodeIndex>;  ///< nodes whose successor is whatever comes next
    struct Loop {
        Ends breaks, continues;
    };

    NodeIndex add(const ast::Stmt& statement, const Ends& before);
    Ends addBody(std::span<ast::Stmt* const> body, Ends before);
    Ends addStatement(const ast::Stmt& statement, Ends before);
    Ends addLoop(const ast::Stmt& loop, std::span<ast::Stmt* const> body, std::span<ast::Stmt* const> orelse, const Ends& before);
    Ends addIf(const ast::If& statement, const Ends& before);
    Ends addMatch(const ast::Match& statement, const Ends& before);
    template <class Try>
    Ends addTry(const Try& statement, const Ends& before);

    std::vector<const ast::Stmt*> statements_;
    std::vector<std::vector<NodeIndex>> next_;
    std::unordered_map<const ast::Stmt*, NodeIndex> nodes_;
    std::vector<Loop> loops_;
    Ends last_;
};

/// Calls visit(node) for everything that `statement` itself evaluates or binds, without the statements inside it; inner
/// functions, lambdas and classes are visited, but not entered.
void forEachOwnNode(const ast::Stmt& statement, const std::function<void(const ast::Node&)>& visit);

/// The function, lambda, class or module whose body `node` stands in; null if there is none.
bool opensScope(const ast::Node& node);

/// The body of a function or module; empty for other scopes.
std::span<ast::Stmt* const> bodyOf(const ast::Node& scope);

}  // namespace regraft
