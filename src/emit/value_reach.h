#pragma once
// Where else in the file a value stands: followed through names, attributes of an object and what functions of the file return.

#include <functional>
#include <optional>
#include <vector>

#include "lift/calls.h"
#include "lift/scope_names.h"
#include "semantic/analysis.h"

namespace regraft {

class ValueReach {
public:
    using Test = std::function<bool(const ast::Expr& place)>;

    ValueReach(const CallGraph& calls, const Analysis& analysis) : calls_(calls), analysis_(analysis) {}

    /// Whether the test holds of the value where it is made, or at some other place.
    bool reaches(const ast::Expr& value, const Test& test) const;
    /// Other expressions that have the same value, where `value` is handed on.
    std::vector<const ast::Expr*> carriers(const ast::Expr& value) const;
    /// Where a value stands that is assigned to a name, or to an attribute of an object.
    std::vector<const ast::Expr*> heldBy(const ast::Expr& target) const;
    /// Everything that reads a scope's variable.
    std::vector<const ast::NameExpr*> readsOf(const ast::Node& scope, std::string_view name) const;

private:
    const CallGraph& calls_;
    const Analysis& analysis_;
    mutable std::optional<ScopeNames> names_;  ///< made when it is wanted
};

}  // namespace regraft
