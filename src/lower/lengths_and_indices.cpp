#include "lower/lengths_and_indices.h"

#include <algorithm>

namespace regraft {

namespace {

/// Whether a table's list has the parameter, by its operation's name and its own.
bool isListed(const std::vector<std::string>& list, const Operation& operation, const Parameter& parameter) {
    return std::ranges::find(list, std::string(operation.name) + "." + std::string(parameter.name)) != list.end();
}

/// Where arrays are no shapes, no axes and no numbers.
void makeNumbers(Operands& operands, const neutral::Expr*& part, const Parameter& parameter) {
    const bool isAxis = parameter.type == ParamType::Axis;
    const bool areLengths = parameter.type == ParamType::Axes || parameter.type == ParamType::Shape;
    const Framework& target = operands.context().target;
    const bool isNumber = isAxis || isListed(target.numbersOnly, operands.operation(), parameter);
    if (!isNumber && (!areLengths || target.arrayLengths)) return;
    part = operands.apply(isNumber && !areLengths ? "item" : "tolist", {part});
    if (isNumber && areLengths) part = operands.apply("as_shape", {part});
    operands.isChanged = true;
}

/// A sequence with arrays among its items, or a list, where only a tuple of numbers is taken.
void makeTupleOfNumbers(Operands& operands, const neutral::Expr*& part) {
    if (const auto spelled = operands.spelledOut(*part))
        return operands.changeItems(
            part, *spelled, [&](const neutral::Expr* item) { return item->type->isArray() ? operands.apply("item", {item}) : item; });
    if (part->type->kind != TypeKind::List) return;
    part = operands.apply("as_shape", {part});
    operands.isChanged = true;
}

/// Narrow integers as indices, where only those of the default dtype are taken; of arrays of which nothing is known the source has narrow
/// ones.
void widenIndices(Operands& operands, const neutral::Expr*& indices, const Parameter& parameter) {
    const LowerContext& context = operands.context();
    const DType wanted = context.targetRules.defaultInt;
    const DType dtype = indices->type->dtype == DType::Unknown ? context.source.dtypeRules.defaultInt : indices->type->dtype;
    if (!isInteger(dtype) || bitsOf(dtype) >= bitsOf(wanted)) return;
    if (isListed(context.target.wideIndices, operands.operation(), parameter)) indices = operands.cast(indices, wanted);
}

}  // namespace

void makeLengthsAndIndices(Operands& operands) {
    const auto& parameters = operands.operation().parameters;
    for (std::size_t i = 0; i < operands.parts.size(); ++i) {
        const neutral::Expr*& part = operands.parts[i];
        if (part && part->type->isArray()) {
            makeNumbers(operands, part, parameters[i]);
            widenIndices(operands, part, parameters[i]);
        } else if (part && part->type->isSequence() &&
                   isListed(operands.context().target.numbersOnly, operands.operation(), parameters[i])) {
            makeTupleOfNumbers(operands, part);
        } else if (part && part->type->kind == TypeKind::Unknown && parameters[i].type == ParamType::Array) {
            widenIndices(operands, part, parameters[i]);
        }
    }
}

}  // namespace regraft
