#pragma once
// Names of numbers that are changed, for targets where an element of an array is no number of its own:
//
//     a = v[0]; a += 1    →    a = v[0]; a = a + 1
//
// NumPy's scalars never change, so that `a` is another number then; in torch v would change.

#include "semantic/analysis.h"

namespace regraft {

/// Whether `statement` changes what is a number in NumPy, held by a name: it has no axes, or a function of `math` gets it
/// somewhere in the same scope.
bool changesNumber(const ast::AugAssign& statement, const Analysis& analysis);

}  // namespace regraft
