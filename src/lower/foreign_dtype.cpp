#include "lower/foreign_dtype.h"

#include <algorithm>
#include <optional>

#include "ast/display.h"

namespace regraft {

namespace {

/// Classes of Python's that stand for dtypes of anything but numbers.
bool isForeignClass(const ast::Expr& source) {
    const auto* name = ast::as<ast::NameExpr>(&source);
    return name && (name->id == "object" || name->id == "str" || name->id == "bytes");
}

/// What is or may be a text, told from the dtypes that come to the same place.
bool mayBeText(const Type& type) {
    const bool isOptional = type.isUnknown() && !type.items.empty();
    return type.kind == TypeKind::Str || (type.isUnknown() && type.standIns & TextStandIn) || (isOptional && mayBeText(*type.items[0]));
}

/// A text that is always the full name of a dtype, which is the same under the source's rules.
bool isNameOfDType(const neutral::Expr& part, const LowerContext& context) {
    if (part.kind != neutral::ExprKind::Source || part.type->assumed || ast::as<ast::Constant>(part.source)) return false;
    const std::span<const std::string_view> texts = textsOf(context.arena, *part.type);
    return !texts.empty() && std::ranges::all_of(texts, [&](std::string_view text) {
        const std::optional<DType> dtype = parseDType(text);
        return dtype && takenUnder(*dtype, context.source.dtypeRules) == *dtype;
    });
}

bool isWritten(const neutral::Expr& part, TypeKind kind) { return part.kind == neutral::ExprKind::Source && part.type->kind == kind; }

std::string problemOf(const neutral::Expr& part, const LowerContext& context) {
    if (part.kind != neutral::ExprKind::Source) return {};
    const std::string text = "its dtype is " + context.source.name + "'s own";
    if (ast::isDisplay(part.source) || isWritten(part, TypeKind::Dict)) return text;
    if (mayBeText(*part.type) && part.type->isUnknown() && !context.target.dtypeStrings)
        return context.target.name + " has no names of dtypes in strings, and this may be one";
    if (part.type->kind == TypeKind::Class || part.type->isUnknown()) return isForeignClass(*part.source) ? text : std::string();
    if (part.type->kind != TypeKind::Str) return {};
    if (ast::as<ast::Constant>(part.source)) return text;  // one that is known is no string any more
    return context.target.dtypeStrings ? std::string() : context.target.name + " has no names of dtypes in strings";
}

}  // namespace

void makeDTypes(Operands& operands) {
    const LowerContext& context = operands.context();
    const Operation* named = context.tables.operation("dtype_named");
    if (context.target.dtypeStrings || context.tables.lowerings(context.target, *named).empty()) return;
    for (std::size_t i = 0; i < operands.parts.size(); ++i) {
        const neutral::Expr*& part = operands.parts[i];
        if (!part || operands.operation().parameters[i].type != ParamType::DType || !isNameOfDType(*part, context)) continue;
        part = operands.apply("dtype_named", {part});
        operands.isChanged = true;
    }
}

std::string foreignDType(const neutral::Expr& operation, const LowerContext& context) {
    if (operation.kind != neutral::ExprKind::Operation || context.source.id == context.target.id) return {};
    for (std::size_t i = 0; i < operation.parts.size(); ++i) {
        if (!operation.parts[i] || operation.operation->parameters[i].type != ParamType::DType) continue;
        if (std::string problem = problemOf(*operation.parts[i], context); !problem.empty()) return problem;
    }
    return {};
}

}  // namespace regraft
