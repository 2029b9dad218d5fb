#include "emit/python_functions.h"

#include <algorithm>

namespace regraft {

std::string_view pythonsFunction(const ast::Expr& called, const Analysis& analysis) {
    if (const auto* name = ast::as<ast::NameExpr>(&called)) {
        const auto import = std::ranges::find(analysis.imports(), name->id, &ImportedName::boundName);
        if (import == analysis.imports().end()) return analysis.isBound(name->id.text(), called) ? std::string_view() : name->id.text();
        const bool isFrom = import->target.starts_with("functools.") || import->target.starts_with("itertools.");
        return isFrom ? std::string_view(import->target).substr(import->target.find('.') + 1) : std::string_view();
    }
    const auto* member = ast::as<ast::Attribute>(&called);
    const auto* module = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return module && (module->id == "functools" || module->id == "itertools") ? member->attr.text() : std::string_view();
}

}  // namespace regraft
