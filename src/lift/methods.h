#pragma once
// The methods of classes, and what they call their object.

#include <string>
#include <string_view>

#include "ast/ast.h"

namespace regraft {

/// The method of that name that the class itself defines; null if it has none.
const ast::FunctionDef* methodOf(const ast::ClassDef& definition, std::string_view name);
/// `__init__`, if the class itself defines it.
const ast::FunctionDef* constructorOf(const ast::ClassDef& definition);
/// The name by which a method calls its object, a function's first parameter; empty if it has none.
std::string objectName(const ast::Node& function);

}  // namespace regraft
