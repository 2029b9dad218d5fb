#pragma once
// Whether objects that change can stand for values that don't, in code that hands parameters on: the new value takes the old one's name,
// and nobody looks at the old one afterwards.

#include <functional>
#include <set>
#include <string>

#include "training/handed/roles.h"

namespace regraft {

class HandedFlow {
public:
    HandedFlow(const ParsedFile& file, const Analysis& analysis, const Roles& roles, const HandedRules& rules);

    /// Whether a function makes steps, itself or by another one of the file.
    bool changes(const ast::Node& function) const { return changing_.contains(&function); }
    /// Whether a function is handed parameters or states, or gives some.
    bool concerns(const ast::Node& function) const;
    /// What stands against it; empty if nothing does. `at`: the place.
    std::string problem(const ast::Node*& at) const;
    /// Expressions that read parameters as a tree of arrays, as problem() has found them.
    const std::vector<const ast::Expr*>& trees() const { return trees_; }
    /// Whether a variable is read behind a place in its scope, or in a loop around both.
    bool isReadBehind(const ScopedName& variable, const ast::Node& place) const;

private:
    void collect();
    std::string ofCall(const ast::Call& call) const;
    bool isHandedBack(const ast::Assign& assign) const;
    std::string ofAssign(const ast::Assign& assign) const;
    std::string ofPlace(const ast::Expr& place, const RoleShape& shape) const;
    std::string ofUse(const ast::Expr& expr, Role role) const;
    bool isGivenElsewhere(const ast::Expr& place, const ast::Assign& assign) const;
    const ast::Expr* treeAround(const ast::Expr& expr) const;
    std::string ofValue(const ast::Expr& expr) const;
    std::string ofFunction(const ast::FunctionDef& function) const;
    bool isApplied(const ast::Expr& expr) const;
    bool sameAs(const ast::Expr& target, const RoleShape& shape, Role role, const ast::Expr& argument) const;
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const Roles& roles_;
    const HandedRules& rules_;
    std::set<const ast::Node*> changing_;
    mutable std::vector<const ast::Expr*> trees_;
};

}  // namespace regraft
