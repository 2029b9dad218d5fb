#pragma once
// Who calls a function that is handed on as a value.
//
//     loss_func = F.cross_entropy
//     def loss_batch(model, loss_func, xb, yb):
//         return loss_func(model(xb), yb)
//     loss_batch(model, loss_func, x, y)

#include "emit/value_reach.h"

namespace regraft {

/// Whether all that calls the function is in the file, and gives it just so many arguments, by place.
bool isCalledWith(std::size_t arguments, const ast::Expr& function, const CallGraph& calls, const Analysis& analysis);

}  // namespace regraft
