#pragma once
// What NumPy and jax join by brackets, in operations that all have:
//
//     np.r_[0, x]       →   concat((full((1,), 0, dtype=x.dtype), x))
//     np.r_[0:5, x]     →   concat((arange(0, 5, 1), x))
//     np.c_[x, y]       →   column_stack((x, y))

#include "mapping/instantiate.h"
#include "semantic/facts.h"

namespace regraft::semantic {

/// The meaning of `node`, whose value means the operation `maker` (grids.r_, grids.c_); null if what stands in the brackets is of
/// unknown type or says itself how it is to be joined (`'0,2'`), and for other makers.
const neutral::Expr* joinedInBrackets(const Operation& maker, const ast::Subscript& node, const Facts& facts, const LiftContext& context);

}  // namespace regraft::semantic
