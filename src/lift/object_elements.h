#pragma once
// Numbers of Python's library that only arrays of objects hold, and None, where they get into arrays:
//
//     np.sum([Decimal("0.1"), Decimal("0.2")])
//     np.array([[None] * n])
//     present_value(Decimal("0.05"), flows)         a function of the program that makes arrays of it
//
// NumPy makes arrays of any objects; elsewhere arrays hold numbers of their own dtypes only.

#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// Such a number's making, and its class: `Decimal("0.1")`, "decimal.Decimal"; or None, which has its own name.
struct ObjectElement {
    const ast::Expr* making = nullptr;
    std::string_view className;
    bool isNothing = false;  ///< None among None and numbers alone: what NaN can stand for
    bool isFirst = true;     ///< the first that the call or operator is given
};

/// Those that calls and operators are given, and make arrays of, of a framework whose arrays hold objects: of numbers the first, None
/// wherever it stands.
std::vector<ObjectElement> findObjectElements(const ast::Node& module, const Analysis& analysis);

}  // namespace regraft
