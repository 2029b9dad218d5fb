#include "lower/tuple_call.h"

namespace regraft::py {

const Expr& withoutTuple(const Expr& code) {
    const bool isCall = code.kind == ExprKind::Call && code.arguments.size() == 1 && code.arguments[0].keyword.empty();
    return isCall && code.parts[0]->kind == ExprKind::Name && code.parts[0]->text == "tuple" ? *code.arguments[0].value : code;
}

}  // namespace regraft::py
