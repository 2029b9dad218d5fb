#pragma once

#include <string_view>
#include <unordered_set>

#include "ast/ast.h"

namespace regraft::semantic {

/// The strings in a module's `__all__`.
struct ListedNames {
    std::unordered_set<std::string_view> names;
    bool isWhole = false;  ///< there is an `__all__`, and nothing but these is in it
};

ListedNames listedNames(const ast::Module& module);

}  // namespace regraft::semantic
