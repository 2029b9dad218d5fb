#pragma once
// torch:  torch.arange(n, device=x.device)        jax:  jnp.arange(n)
//         y.to(x.device)                                y
//
//         device = x.device                             (the line goes)
//         torch.zeros(n, device=device)                 jnp.zeros(n)
//
//         x.to(args.device)                             x

#include "mapping/instantiate.h"
#include "semantic/analysis.h"

namespace regraft {

/// The statement that gives a variable of a function the device of an array, where the variable is only handed to calls as the device that
/// their results are to lie on: `device = x.device`. Null if there is none.
const ast::Assign* namedDevice(const ast::NameExpr& name, const Analysis& analysis);

/// What an operation means without a device among its arguments that is another array's, or is not known to be a device (`args.device` may
/// be "cuda:0", which only the source takes): the target's arrays lie with those that they are combined with, the first ones on the
/// fastest device, and compiled code can't ask where that is.
const neutral::Expr* withoutDevices(const neutral::Expr& meaning, const LiftContext& context, const Analysis& analysis);

/// Whether what is taken for a place may as well be a dtype: `x.to(args.kind)`, of which neither type nor name says anything.
bool mayBeCast(const neutral::Expr& meaning, const Analysis& analysis);

}  // namespace regraft
