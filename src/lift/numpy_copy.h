#pragma once
// NumPy arrays made of the framework's, and written into. Where the target's arrays never change, theirs is a view that can't be
// written to, so a copy is made.
//
//     a = x.numpy()         a = np.array(x)
//     a[0] = 1              a[0] = 1

#include "semantic/analysis.h"

namespace regraft {

enum class NumpyWrites {
    None,     ///< nobody writes into what the expression gives, as far as its scope tells
    Apart,    ///< written into, and the array that it was made of isn't looked at again
    Callers,  ///< written into, which only the caller of the function sees in the array that it passed
    Shared,   ///< written into, which is seen in the array that it was made of
};

/// `node` makes a NumPy array that shares the memory of `origin`.
NumpyWrites writesIntoNumpy(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis);

/// Whether an array that is made of a NumPy array, or a NumPy array that is made of an array, is written into while the other one is looked
/// at again: in the source they share memory. Both have to have names, else nobody can.
bool isSharedLater(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis);

/// Whether a NumPy array that `node` makes an array of is written into while that array is looked at again: where the source copies
/// it, and the target doesn't, it would change.
bool isOriginWrittenLater(const ast::Expr& node, const ast::Expr& origin, const Analysis& analysis);

}  // namespace regraft
