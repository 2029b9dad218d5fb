#include "lower/operands.h"

#include <algorithm>

#include "ast/display.h"
#include "mapping/beside.h"
#include "mapping/result_type.h"

namespace regraft {

using neutral::ExprKind;

Operands::Operands(const neutral::Expr& expr, const LowerContext& context)
    : parts(expr.parts.begin(), expr.parts.end()),
      expr_(expr),
      context_(context),
      lift_{context.source, context.arena, neutral::Form::Function, nullptr} {}

const neutral::Expr* Operands::apply(std::string_view operation, std::vector<const neutral::Expr*> given) const {
    return makeOperation(*context_.tables.operation(operation), std::move(given), lift_);
}

const neutral::Expr* Operands::dtypeConstant(DType dtype) const {
    const Operation* constant = context_.tables.operation(dtypeName(underRules(dtype, context_.targetRules)));
    return constant ? makeOperation(*constant, {}, lift_) : nullptr;
}

const neutral::Expr* Operands::cast(const neutral::Expr* part, DType dtype) {
    isChanged = true;
    return apply("astype", {part, dtypeConstant(dtype)});
}

std::optional<neutral::Expr> Operands::spelledOut(const neutral::Expr& sequence) const {
    if (sequence.kind == ExprKind::List || sequence.kind == ExprKind::Tuple) return sequence;
    const bool isWritten = sequence.kind == ExprKind::Source && context_.types && ast::isDisplay(sequence.source);
    if (!isWritten || ast::hasStar(sequence.source)) return std::nullopt;
    std::vector<const neutral::Expr*> items;
    for (const ast::Expr* element : ast::elementsOf(sequence.source))
        items.push_back(makeSource(*element, takenAs(context_.types->typeOf(*element), context_.source, context_.arena), context_.arena));
    neutral::Expr spelled{sequence.source->kind == ast::Kind::List ? ExprKind::List : ExprKind::Tuple};
    spelled.parts = context_.arena.copy(items);
    spelled.type = sequence.type;
    return spelled;
}

bool Operands::anyIsSeen() const {
    return std::ranges::any_of(parts, [](const neutral::Expr* part) { return part && part->type->isSeen; });
}

DType Operands::resultInTarget() const { return resultDType(operation(), parts, context_.targetRules); }

bool wantsFloats(const Operation& operation, const Framework& target) {
    return std::ranges::any_of(target.floatsOnly, [&](std::string_view name) {
        return name.ends_with('*') ? operation.name.starts_with(name.substr(0, name.size() - 1)) : operation.name == name;
    });
}

bool isOfReals(const Operation& operation) {
    const std::string_view rule = dtypeRule(operation);
    return rule == "floating" || rule == "complex" || rule == "magnitude";
}

}  // namespace regraft
