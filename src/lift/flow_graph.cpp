#include "lift/flow_graph.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft {

namespace {

void append(std::vector<FlowGraph::NodeIndex>& to, const std::vector<FlowGraph::NodeIndex>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

bool opensScope(const ast::Node& node) {
    switch (node.kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::Lambda:
        case ast::Kind::ClassDef:
        case ast::Kind::Module: return true;
        default: return false;
    }
}

std::span<ast::Stmt* const> bodyOf(const ast::Node& scope) {
    if (const auto* module = ast::as<ast::Module>(&scope)) return module->body;
    if (const auto* function = ast::as<ast::FunctionDef>(&scope)) return function->body;
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(&scope)) return function->body;
    return {};
}

void forEachOwnNode(const ast::Stmt& statement, const std::function<void(const ast::Node&)>& visit) {
    ast::walk(statement, [&](const ast::Node& node) {
        if (&node == &statement) return !opensScope(node);
        if (ast::isStatement(node)) return false;
        visit(node);
        return !opensScope(node);
    });
}

FlowGraph::FlowGraph(const ast::Node& scope) {
    statements_.push_back(nullptr);
    next_.emplace_back();
    last_ = addBody(bodyOf(scope), {entry});
}

bool FlowGraph::mayBeLast(NodeIndex node) const { return next_[node].empty() || std::ranges::find(last_, node) != last_.end(); }

FlowGraph::NodeIndex FlowGraph::nodeOf(const ast::Stmt& statement) const {
    auto it = nodes_.find(&statement);
    return it == nodes_.end() ? none : it->second;
}

FlowGraph::NodeIndex FlowGraph::add(const ast::Stmt& statement, const Ends& before) {
    auto node = static_cast<NodeIndex>(statements_.size());
    statements_.push_back(&statement);
    next_.emplace_back();
    nodes_[&statement] = node;
    for (NodeIndex end : before) next_[end].push_back(node);
    return node;
}

FlowGraph::Ends FlowGraph::addBody(std::span<ast::Stmt* const> body, Ends before) {
    for (const ast::Stmt* statement : body) before = addStatement(*statement, std::move(before));
    return before;
}

FlowGraph::Ends FlowGraph::addStatement(const ast::Stmt& statement, Ends before) {
    switch (statement.kind) {
        case ast::Kind::If: return addIf(static_cast<const ast::If&>(statement), before);
        case ast::Kind::While: {
            const auto& loop = static_cast<const ast::While&>(statement);
            return addLoop(loop, loop.body, loop.orelse, before);
        }
        case ast::Kind::For: {
            const auto& loop = static_cast<const ast::For&>(statement);
            return addLoop(loop, loop.body, loop.orelse, before);
        }
        case ast::Kind::AsyncFor: {
            const auto& loop = static_cast<const ast::AsyncFor&>(statement);
            return addLoop(loop, loop.body, loop.orelse, before);
        }
        case ast::Kind::With: return addBody(static_cast<const ast::With&>(statement).body, {add(statement, before)});
        case ast::Kind::AsyncWith: return addBody(static_cast<const ast::AsyncWith&>(statement).body, {add(statement, before)});
        case ast::Kind::Match: return addMatch(static_cast<const ast::Match&>(statement), before);
        case ast::Kind::Try: return addTry(static_cast<const ast::Try&>(statement), before);
        case ast::Kind::TryStar: return addTry(static_cast<const ast::TryStar&>(statement), before);
        default: break;
    }
    NodeIndex node = add(statement, before);
    if (statement.kind == ast::Kind::Return || statement.kind == ast::Kind::Raise) return {};
    bool isBreak = statement.kind == ast::Kind::Break;
    if (!isBreak && statement.kind != ast::Kind::Continue) return {node};
    if (!loops_.empty()) (isBreak ? loops_.back().breaks : loops_.back().continues).push_back(node);
    return {};
}

FlowGraph::Ends FlowGraph::addIf(const ast::If& statement, const Ends& before) {
    NodeIndex node = add(statement, before);
    Ends ends = addBody(statement.body, {node});
    append(ends, addBody(statement.orelse, {node}));
    return ends;
}

FlowGraph::Ends FlowGraph::addLoop(const ast::Stmt& loop, std::span<ast::Stmt* const> body, std::span<ast::Stmt* const> orelse,
                                   const Ends& before) {
    NodeIndex header = add(loop, before);
    loops_.emplace_back();
    Ends ends = addBody(body, {header});
    Loop left = std::move(loops_.back());
    loops_.pop_back();
    append(ends, left.continues);
    for (NodeIndex end : ends) next_[end].push_back(header);
    Ends after = addBody(orelse, {header});
    append(after, left.breaks);
    return after;
}

FlowGraph::Ends FlowGraph::addMatch(const ast::Match& statement, const Ends& before) {
    NodeIndex node = add(statement, before);
    Ends ends = {node};
    for (const ast::match_case* one : statement.cases) append(ends, addBody(one->body, {node}));
    return ends;
}

/// Every statement of the body may be the one that raises.
template <class Try>
FlowGraph::Ends FlowGraph::addTry(const Try& statement, const Ends& before) {
    NodeIndex node = add(statement, before);
    auto first = static_cast<NodeIndex>(statements_.size());
    Ends ends = addBody(statement.body, {node});
    Ends raising = {node};
    for (auto i = first; i < statements_.size(); ++i) raising.push_back(i);
    ends = addBody(statement.orelse, std::move(ends));
    for (const ast::ExceptHandler* handler : statement.handlers) append(ends, addBody(handler->body, raising));
    if (statement.finalbody.empty()) return ends;
    append(ends, raising);
    return addBody(statement.finalbody, std::move(ends));
}

void FlowGraph::walkFrom(NodeIndex from, const std::function<bool(NodeIndex)>& visit) const {
    std::vector<bool> seen(size());
    std::vector<NodeIndex> pending(next_[from]);
    while (!pending.empty()) {
        NodeIndex node = pending.back();
        pending.pop_back();
        if (seen[node]) continue;
        seen[node] = true;
        if (visit(node)) append(pending, next_[node]);
    }
}

bool FlowGraph::reaches(NodeIndex from, NodeIndex to, const std::function<bool(NodeIndex)>& blocks) const {
    bool found = false;
    walkFrom(from, [&](NodeIndex node) {
        if (node == to) found = true;
        return !found && !blocks(node);
    });
    return found;
}

}  // namespace regraft
