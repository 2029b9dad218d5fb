#pragma once
// A variable of an enclosing scope that a function changes:
//
//   def counter():                            total += x   in place, or as   total = total + x: nobody sees a difference,
//       total = np.zeros(3)                   for no other variable holds that array
//       def add(x):
//           nonlocal total
//           total += x

#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// Whether a variable that `scope` declares as another scope's holds arrays that are its alone, wherever it stands.
bool isHeldAlone(std::string_view name, const ast::Node& scope, const Analysis& analysis);

}  // namespace regraft
