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

int takenSize(const Operation& layer) {
    const auto* rule = layer.takes ? ast::as<ast::Call>(layer.takes) : nullptr;
    const auto* parameter = rule && !rule->args.empty() ? ast::as<ast::NameExpr>(rule->args[0]) : nullptr;
    return parameter ? layer.parameterIndex(parameter->id.text()) : -1;
}

const Parameter* unknownSize(const neutral::Expr& layer) {
    const int taken = layer.kind == neutral::ExprKind::Operation ? takenSize(*layer.operation) : -1;
    if (taken < 0) return nullptr;
    const Parameter& size = layer.operation->parameters[static_cast<std::size_t>(taken)];
    const neutral::Expr* given = layer.parts[static_cast<std::size_t>(taken)];
    return !size.defaultValue && given && isNone(*given) ? &size : nullptr;
}

bool doesWithout(const Lowering& lowering, const Parameter& size) {
    if (!lowering.unsupported.empty() || names(lowering.when, size.name)) return true;
    return lowering.to && !names(lowering.to, size.name);
}

}  // namespace regraft
