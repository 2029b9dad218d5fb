#pragma once
// The dtype of a result, as the source has it.

#include "lower/operands.h"

namespace regraft {

/// Has a result keep its dtype: by the operation's own `dtype` parameter, else by casting integer operands. If neither does,
/// the dtype that the result is to be cast to; otherwise DType::Unknown.
DType keepDType(Operands& operands);
/// Whether a dtype is one of a variable that may hold None, too.
bool mayBeNone(const neutral::Expr& dtype);
/// The dtype that the source gives the result where none is asked for.
DType dtypeByItself(const neutral::Expr& expr, const LowerContext& context);
/// Casts integers and truth values among the operands that the result's dtype comes from: a condition or indices stay what they are.
void castIntegers(Operands& operands, DType wanted);

}  // namespace regraft
