#include "lower/foreign_dtype.h"

#include "ast/display.h"

namespace regraft {

namespace {

/// Classes of Python's that stand for dtypes of anything but numbers.
bool isForeignClass(const ast::Expr& source) {
    const auto* name = ast::as<ast::NameExpr>(&source);
    return name && (name->id == "object" || name->id == "str" || name->id == "bytes");
}

bool isWritten(const neutral::Expr& part, TypeKind kind) { return part.kind == neutral::ExprKind::Source && part.type->kind == kind; }

std::string problemOf(const neutral::Expr& part, const LowerContext& context) {
    if (part.kind != neutral::ExprKind::Source) return {};
    const std::string text = "its dtype is " + context.source.name + "'s own";
    if (ast::isDisplay(part.source) || isWritten(part, TypeKind::Dict)) return text;
    if (part.type->kind == TypeKind::Class || part.type->isUnknown()) return isForeignClass(*part.source) ? text : std::string();
    if (part.type->kind != TypeKind::Str) return {};
    if (ast::as<ast::Constant>(part.source)) return text;  // one that is known is no string any more
    return context.target.dtypeStrings ? std::string() : context.target.name + " has no names of dtypes in strings";
}

}  // namespace

std::string foreignDType(const neutral::Expr& operation, const LowerContext& context) {
    if (operation.kind != neutral::ExprKind::Operation || context.source.id == context.target.id) return {};
    for (std::size_t i = 0; i < operation.parts.size(); ++i) {
        if (!operation.parts[i] || operation.operation->parameters[i].type != ParamType::DType) continue;
        if (std::string problem = problemOf(*operation.parts[i], context); !problem.empty()) return problem;
    }
    return {};
}

}  // namespace regraft
