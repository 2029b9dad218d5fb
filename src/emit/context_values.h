#pragma once

#include "semantic/analysis.h"

namespace regraft {

/// Whether values computed under a context manager or decorator are seen outside: returned, or kept under a name, an
/// attribute or an item that is read elsewhere. `context`: a decorator, or an item's expression of a `with`.
bool valuesLeave(const ast::Expr& context, const Analysis& analysis);

}  // namespace regraft
