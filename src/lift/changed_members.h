#pragma once
// Members of a class that hold arrays which its methods write into:
//
//     class Mean:
//         def update(self, z):
//             x = self.x
//             x[0] += z
//             return self.x

#include <string_view>

#include "ast/ast.h"

namespace regraft {

/// Whether a method of the class itself writes into the array that the member holds: `self.x[0] += z`, also by another name of it.
bool writesIntoMember(const ast::ClassDef& owner, std::string_view member);

/// The same of the member that a method gives back, if it gives one: `return self.x`.
bool givesChangedMember(const ast::ClassDef& owner, std::string_view method);

}  // namespace regraft
