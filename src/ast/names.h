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

/// What a literal string says; empty of all else. `expr` may be null.
inline std::string_view writtenText(const Expr* expr) {
    const auto* constant = as<Constant>(expr);
    return constant && constant->value.type == Literal::Type::Str ? constant->value.text : std::string_view();
}

/// The keyword of that name, if the call is given it.
inline const keyword* keywordOf(const Call& call, std::string_view name) {
    for (const keyword* one : call.keywords)
        if (one->name && one->name == name) return one;
    return nullptr;
}

/// What the call is given under that name; null if nothing.
inline const Expr* keywordValue(const Call& call, std::string_view name) {
    const keyword* found = keywordOf(call, name);
    return found ? found->value : nullptr;
}

/// The argument in that place, or under that name; null if there is none, or a starred one may be it.
inline const Expr* argumentOf(const Call& call, std::size_t place, std::string_view name) {
    for (std::size_t i = 0; i < call.args.size() && i <= place; ++i)
        if (call.args[i]->kind == Kind::Starred) return nullptr;
    return place < call.args.size() ? call.args[place] : keywordValue(call, name);
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
