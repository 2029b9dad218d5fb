#pragma once
// Makes explicit what the source framework does by itself and the target doesn't.

#include <string>
#include <vector>

#include "lower/lower.h"

namespace regraft {

/// An Operation with the conversions the target needs: lists become arrays where it takes none, operands of
/// different dtypes are cast where it refuses the mix, and a floating dtype that would change is written out.
struct Legal {
    const neutral::Expr* expr = nullptr;
    const neutral::Expr* core = nullptr;       ///< the operation itself, where `expr` casts its result: legal, too
    std::vector<std::string> doubts = {};      ///< what can't be made sure of
    std::vector<const ast::Expr*> taken = {};  ///< what is taken for an array
    bool hangsOnDefault = false;               ///< as in Lowered
};
Legal legalise(const neutral::Expr& expr, const LowerContext& context);

/// Whether `asarray` of who knows what is another operation than of an array: the target makes narrower arrays of Python's floats.
bool isOtherForAny(const Operation& operation, const LowerContext& context);

/// The operation with its integers and truth values made floats, where its result is one of them: helpers compute in what they are given.
const neutral::Expr* withFloats(const neutral::Expr& expr, const LowerContext& context);

/// The same where an operand has no negative numbers: formulas make such on the way.
const neutral::Expr* forFormula(const neutral::Expr& expr, const LowerContext& context);

/// The operation with arrays from elsewhere (NumPy's, a library's) made the target's own, for code that does more with them than to hand
/// them to the target's functions.
const neutral::Expr* withOwnArrays(const neutral::Expr& expr, const LowerContext& context);

}  // namespace regraft
