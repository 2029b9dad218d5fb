#pragma once

#include <functional>

#include "ast/ast.h"

namespace regraft {

/// Offers every class of a module to `add`, until that takes none any more: a class may stand before its base.
void addClassesByBase(const ast::Module& module, const std::function<bool(const ast::ClassDef&)>& add);

}  // namespace regraft
