#pragma once
// Whether it matters that a value is a list, and not a tuple of the same items:
//
//     g = np.meshgrid(x, y)        grids = np.gradient(f)
//     g[0] = g[0] * 2              print(grids)
//     g.append(z)                  first, second = grids         ← here it doesn't

#include "emit/value_reach.h"

namespace regraft {

class ListUses {
public:
    ListUses(const CallGraph& calls, const Analysis& analysis) : reach_(calls, analysis), analysis_(analysis) {}

    /// Whether something in the file does to the value what only a list takes, or sees which of both it is.
    bool needsList(const ast::Expr& value) const;
    /// Whether that is something that lists alone have: a method.
    bool hasListMethod(const ast::Expr& value) const;

private:
    bool isListMethod(const ast::Expr& value) const;
    bool isSeenAsList(const ast::Expr& value) const;
    bool isChanged(const ast::Subscript& item) const;

    ValueReach reach_;
    const Analysis& analysis_;
};

}  // namespace regraft
