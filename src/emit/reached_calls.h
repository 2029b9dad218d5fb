#pragma once
// Who calls a function that is handed on as a value.
//
//     loss_func = F.cross_entropy
//     def loss_batch(model, loss_func, xb, yb):
//         return loss_func(model(xb), yb)
//     loss_batch(model, loss_func, x, y)

#include <vector>

#include "emit/value_reach.h"

namespace regraft {

/// The calls that a function which is handed on was seen to end in.
struct ReachedCalls {
    std::vector<const ast::Call*> calls;
    bool areAll = false;  ///< nothing else can call it

    /// Whether it is called, by these alone, with just so many arguments, by place.
    bool give(std::size_t arguments) const;
};

ReachedCalls callsReachedBy(const ast::Expr& function, const CallGraph& calls, const Analysis& analysis);

}  // namespace regraft
