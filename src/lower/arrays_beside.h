#pragma once
// Arrays that come from beside the source: NumPy's, and what libraries give.

#include "lower/operands.h"

namespace regraft {

/// Makes arrays of the target of those from beside the source where the target's functions take none such, and where the source would have
/// made another floating dtype of one. What can't be (a list of such in a variable, a dtype that is not known) is a doubt.
void takeArraysBeside(Operands& operands);

/// The same also where the target's functions take such: for code that does more with its arrays than to hand them to functions.
void ownArraysBeside(Operands& operands);

/// `np.asarray(image)` of what a library gave, where the target wouldn't know what that is: an array of whatever NumPy makes of it.
const neutral::Expr* ofLibrary(const neutral::Expr& expr, const LowerContext& context);

}  // namespace regraft
