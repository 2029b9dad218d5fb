#pragma once
// The names in a piece of code.

#include <set>
#include <string_view>
#include <vector>

#include "ast/visit.h"

namespace regraft::ast {

/// Names that the code binds or reads, parameters of functions in it among them; attributes are none.
inline std::set<std::string_view> namesIn(const Node& code) {
    std::set<std::string_view> names;
    walk(code, [&](const Node& node) {
        if (const auto* name = as<NameExpr>(&node)) names.insert(name->id.text());
        if (const auto* parameter = as<arg>(&node)) names.insert(parameter->name.text());
        return true;
    });
    return names;
}

/// `a, b`, each a name; none if something else is among them.
inline std::vector<std::string_view> targetNames(const Expr& target) {
    std::vector<std::string_view> names;
    if (const auto* name = as<NameExpr>(&target)) names.push_back(name->id.text());
    if (const auto* tuple = as<Tuple>(&target))
        for (const Expr* element : tuple->elts) {
            const auto* name = as<NameExpr>(element);
            if (!name) return {};
            names.push_back(name->id.text());
        }
    return names;
}

}  // namespace regraft::ast
