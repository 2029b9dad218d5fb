#include "lift/outside_name.h"

namespace regraft {

std::string outsideName(const ast::Expr& expr, const Analysis& analysis) {
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) {
        const std::string base = outsideName(*attribute->value, analysis);
        return base.empty() ? base : base + "." + std::string(attribute->attr.text());
    }
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name) return {};
    for (const ImportedName& imported : analysis.imports())
        if (imported.boundName == name->id) return imported.target;
    return analysis.isBound(name->id.text(), *name) ? std::string() : std::string(name->id.text());
}

}  // namespace regraft
