#pragma once
// Which results share memory with an argument, by the catalogue.

#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

enum class Sharing : std::uint8_t { No, Perhaps, Yes };

/// Whether the operation's result rule is a view of its first argument (or a list of such).
bool isView(const neutral::Expr& meaning);

/// Whether what `meaning` gives shares memory with the first argument of its operation. `overload`, where it is
/// known, may say more than the operation does.
Sharing sharesFirst(const neutral::Expr& meaning, const Overload* overload);

/// Whether `meaning` is an item of an array and a view of it for sure, if it is no scalar: where items of the item are written, it is none.
bool isViewUnlessScalar(const neutral::Expr& meaning);

}  // namespace regraft
