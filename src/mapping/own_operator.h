#pragma once
// Operators that mean something else than the catalogue's operation of that sign to a framework: `i ** j` of integers in torch.

#include <string_view>

#include "mapping/bind.h"

namespace regraft {

/// What the framework's own method behind the operator `symbol` means, where its table says so under a condition that is
/// proved; else null.
const neutral::Expr* liftOwnOperator(std::string_view symbol, const UseSite& site, const Framework& framework, const TypeSource& types,
                                     Arena& arena);

}  // namespace regraft
