#pragma once

#include <cstdint>
#include <optional>

#include "ast/ast.h"

namespace regraft::ast {

/// The value of an integer literal, perhaps signed: `3`, `-1`, `0x_1F`. Nothing if `expr` is null or something else, or does
/// not fit.
std::optional<std::int64_t> integerValue(const Expr* expr);
/// Whether an integer or a float is written there, perhaps signed: `3`, `-0.5`.
bool isNumberLiteral(const Expr& expr);

}  // namespace regraft::ast
