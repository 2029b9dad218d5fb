#include "mapping/sharing.h"

#include "mapping/condition.h"

namespace regraft {

namespace {

std::string_view ruleName(const ast::Expr* rule) {
    const auto* call = ast::as<ast::Call>(rule);
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name ? name->id.text() : std::string_view();
}

/// Arrays of different dtypes share nothing.
bool changesDType(const neutral::Expr& meaning) {
    const neutral::Expr* first = meaning.parts.empty() ? nullptr : meaning.parts[0];
    if (!first || !first->type->isArray() || !meaning.type->isArray()) return false;
    DType from = first->type->dtype, to = meaning.type->dtype;
    return from != DType::Unknown && to != DType::Unknown && from != to && !isComplex(from);
}

/// NumPy's x[0] of a rank-1 array is a scalar, which shares nothing and never changes.
Sharing elementSharing(const neutral::Expr& meaning) {
    const Framework* framework = Tables::builtin().framework(meaning.type->framework);
    bool givesScalars = framework && framework->isMutable && framework->acceptsScalars;
    if (!givesScalars || !meaning.type->isArray() || meaning.operation->name != "getitem") return Sharing::Yes;
    if (meaning.type->rank != 0) {
        TypeKind key = meaning.parts[1]->type->kind;
        bool keepsAxes = key == TypeKind::Slice || key == TypeKind::Ellipsis || key == TypeKind::None;
        return meaning.type->rank > 0 || keepsAxes ? Sharing::Yes : Sharing::Perhaps;
    }
    return Sharing::No;
}

}  // namespace

bool isView(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return false;
    const ast::Expr* rule = meaning.operation->result;
    if (ruleName(rule) == "list") rule = ast::as<ast::Call>(rule)->args.empty() ? nullptr : ast::as<ast::Call>(rule)->args[0];
    return rule && ruleName(rule) == "view";
}

Sharing sharesFirst(const neutral::Expr& meaning, const Overload* overload) {
    if (meaning.kind == neutral::ExprKind::Source) return Sharing::Yes;
    if (meaning.kind == neutral::ExprKind::Item && !meaning.parts.empty()) return sharesFirst(*meaning.parts[0], overload);
    if (!isView(meaning) || changesDType(meaning)) return Sharing::No;
    const Operation& operation = *meaning.operation;
    Environment environment{operation.parameters, {meaning.parts.begin(), meaning.parts.end()}};
    Truth copied = operation.copied ? evaluate(*operation.copied, environment) : Truth::False;
    if (copied == Truth::True) return Sharing::No;
    if (overload && overload->shares) return Sharing::Yes;
    return copied == Truth::Unknown || operation.mayCopy ? Sharing::Perhaps : elementSharing(meaning);
}

bool isViewUnlessScalar(const neutral::Expr& meaning) {
    if (!isView(meaning) || meaning.operation->name != "getitem" || !meaning.operation->copied) return false;
    Environment environment{meaning.operation->parameters, {meaning.parts.begin(), meaning.parts.end()}};
    return evaluate(*meaning.operation->copied, environment) == Truth::False;
}

}  // namespace regraft
