#include "ast/display.h"

#include <algorithm>

namespace regraft::ast {

bool isDisplay(const Expr* expr) { return as<Tuple>(expr) || as<List>(expr); }

std::span<Expr* const> elementsOf(const Expr* display) {
    if (const auto* tuple = as<Tuple>(display)) return tuple->elts;
    if (const auto* list = as<List>(display)) return list->elts;
    return {};
}

bool hasStar(const Expr* display) {
    const auto elements = elementsOf(display);
    return std::any_of(elements.begin(), elements.end(), [](const Expr* element) { return element->kind == Kind::Starred; });
}

}  // namespace regraft::ast
