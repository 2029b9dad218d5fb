#pragma once
// Whether it matters that a value is a list, and not a tuple of the same items:
//
//     g = np.meshgrid(x, y)        grids = np.gradient(f)
//     g[0] = g[0] * 2              print(grids)
//     g.append(z)                  first, second = grids         ← here it doesn't
//
// The value is followed through names, attributes of an object and what functions of the file return.

#include <optional>
#include <set>

#include "lift/calls.h"
#include "lift/scope_names.h"
#include "semantic/analysis.h"

namespace regraft {

class ListUses {
public:
    ListUses(const CallGraph& calls, const Analysis& analysis) : calls_(calls), analysis_(analysis) {}

    /// Whether something in the file does to the value what only a list takes, or sees which of both it is.
    bool needsList(const ast::Expr& value) const;
    /// Whether that is something that lists alone have: a method.
    bool hasListMethod(const ast::Expr& value) const;

private:
    template <class Test>
    bool reaches(const ast::Expr& value, const Test& test) const;
    std::vector<const ast::Expr*> heldBy(const ast::Expr& target) const;
    std::vector<const ast::Expr*> carriers(const ast::Expr& value) const;
    bool isListMethod(const ast::Expr& value) const;
    bool isSeenAsList(const ast::Expr& value) const;
    bool isChanged(const ast::Subscript& item) const;

    const CallGraph& calls_;
    const Analysis& analysis_;
    mutable std::optional<ScopeNames> names_;  ///< made when it is wanted
};

}  // namespace regraft
