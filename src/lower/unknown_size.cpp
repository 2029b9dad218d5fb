#include "lower/unknown_size.h"

#include "ast/visit.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

bool names(const ast::Expr* code, std::string_view name) {
    bool found = false;
    if (!code) return false;
    ast::walk(*code, [&](const ast::Node& node) {
        const auto* one = ast::as<ast::NameExpr>(&node);
        found = found || (one && one->id == name);
        return !found;
    });
    return found;
}

bool isNone(const neutral::Expr& value) {
    const ast::Expr* literal = knownLiteral(value);
    const auto* constant = literal ? ast::as<ast::Constant>(literal) : nullptr;
    return constant && constant->value.type == ast::Literal::Type::None;
}

}  // namespace

const Parameter* unknownSize(const neutral::Expr& layer) {
    if (layer.kind != neutral::ExprKind::Operation || !layer.operation->name.starts_with("layers.")) return nullptr;
    for (std::size_t i = 0; i < layer.parts.size(); ++i) {
        const Parameter& parameter = layer.operation->parameters[i];
        const bool isSize = parameter.name.ends_with("features") || parameter.name.ends_with("channels");
        if (isSize && !parameter.defaultValue && layer.parts[i] && isNone(*layer.parts[i])) return &parameter;
    }
    return nullptr;
}

bool doesWithout(const Lowering& lowering, const Parameter& size) {
    if (!lowering.unsupported.empty() || names(lowering.when, size.name)) return true;
    return lowering.to && !names(lowering.to, size.name);
}

}  // namespace regraft
