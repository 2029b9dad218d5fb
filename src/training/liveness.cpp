#include "training/liveness.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

namespace {

using LiveNames = std::set<std::string>;

/// Reads and bindings of statements in their order; what is bound in only one branch is not bound behind it.
class Reader {
public:
    explicit Reader(const Variables& variables) : variables_(variables) {}

    std::vector<std::string> wanted;

    void run(const ast::Stmt& statement) {
        if (const auto* choice = ast::as<ast::If>(&statement)) {
            readAll(*choice->test);
            LiveNames before = bound_;
            for (const ast::Stmt* inner : choice->body) run(*inner);
            LiveNames behind = std::move(bound_);
            bound_ = std::move(before);
            for (const ast::Stmt* inner : choice->orelse) run(*inner);
            std::erase_if(bound_, [&](const std::string& name) { return !behind.contains(name); });
            return;
        }
        if (const auto* loop = ast::as<ast::For>(&statement)) {
            readAll(*loop->iter);
            LiveNames before = bound_;
            bind(*loop->target);
            for (const ast::Stmt* inner : loop->body) run(*inner);
            bound_ = std::move(before);
            return;
        }
        if (const auto* with = ast::as<ast::With>(&statement)) {
            for (const ast::withitem* item : with->items) {
                readAll(*item->context_expr);
                if (item->optional_vars) bind(*item->optional_vars);
            }
            for (const ast::Stmt* inner : with->body) run(*inner);
            return;
        }
        readAll(statement);
    }

private:
    void readAll(const ast::Node& code) {
        variables_.forEach(code, [this](const VariableUse& use) {
            if (use.isBound) {
                bound_.insert(use.name);
            } else if (!bound_.contains(use.name) && std::find(wanted.begin(), wanted.end(), use.name) == wanted.end()) {
                wanted.push_back(use.name);
            }
        });
    }

    void bind(const ast::Node& target) {
        for (const std::string& name : variables_.bound(target)) bound_.insert(name);
    }

    const Variables& variables_;
    LiveNames bound_;
};

bool isInside(const ast::Node& node, std::span<const ast::Stmt* const> statements) {
    return std::any_of(statements.begin(), statements.end(), [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

/// Whether functions other than `scope` that can see its variables read this one.
bool isReadElsewhere(const std::string& name, const Variables& variables, const ast::Module& module) {
    bool found = false;
    const ast::Node& scope = variables.scope();
    ast::walk(scope.kind == ast::Kind::Module ? static_cast<const ast::Node&>(module) : scope, [&](const ast::Node& node) {
        if (&node != &scope && isFunction(node)) {
            ast::walk(node, [&](const ast::Node& inner) {
                const auto* read = ast::as<ast::NameExpr>(&inner);
                found = found || (read && read->id == std::string_view(name) && read->ctx == ast::ExprContext::Load);
                return !found;
            });
            return false;
        }
        return !found;
    });
    return found;
}

}  // namespace

std::vector<std::string> wantedBefore(std::span<const ast::Stmt* const> statements, const Variables& variables) {
    Reader reader(variables);
    for (const ast::Stmt* statement : statements) reader.run(*statement);
    return std::move(reader.wanted);
}

std::vector<std::string> wantedBehind(std::span<const ast::Stmt* const> statements, std::span<const ast::Stmt* const> gone,
                                      const Variables& variables, const FlowGraph& flow, const ast::Module& module) {
    LiveNames names;
    for (const ast::Stmt* statement : statements)
        for (const std::string& name : variables.bound(*statement)) names.insert(name);
    const FlowGraph::NodeIndex first = statements.empty() ? FlowGraph::none : flow.nodeOf(*statements.front());  // others may stand between
    std::vector<std::string> wanted;
    for (const std::string& name : names) {
        bool isRead = name.find('.') != std::string::npos || isReadElsewhere(name, variables, module);
        auto visit = [&](FlowGraph::NodeIndex node) {
            const ast::Stmt* statement = flow.statement(node);
            bool rebinds = false;
            if (statement && !isInside(*statement, statements) && !isInside(*statement, gone))
                forEachOwnNode(*statement, [&](const ast::Node& part) {
                    const auto* use = ast::as<ast::NameExpr>(&part);
                    if (!use || use->id != std::string_view(name)) return;
                    bool isStore = use->ctx != ast::ExprContext::Load;
                    rebinds = rebinds || isStore;
                    if (!isStore || statement->kind == ast::Kind::AugAssign) isRead = true;
                });
            return !rebinds && !isRead;
        };
        if (!isRead && first != FlowGraph::none) flow.walkFrom(first, visit);
        if (isRead) wanted.push_back(name);
    }
    return wanted;
}

}  // namespace regraft
