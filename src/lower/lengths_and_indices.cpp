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
    part = operands.apply(isNumber ? "item" : "tolist", {part});
    operands.isChanged = true;
}

/// Narrow integers as indices, where only those of the default dtype are taken.
void widenIndices(Operands& operands, const neutral::Expr*& indices, const Parameter& parameter) {
    const LowerContext& context = operands.context();
    const DType dtype = indices->type->dtype, wanted = context.targetRules.defaultInt;
    if (!isInteger(dtype) || bitsOf(dtype) >= bitsOf(wanted)) return;
    if (isListed(context.target.wideIndices, operands.operation(), parameter)) indices = operands.cast(indices, wanted);
}

}  // namespace

void makeLengthsAndIndices(Operands& operands) {
    const auto& parameters = operands.operation().parameters;
    for (std::size_t i = 0; i < operands.parts.size(); ++i) {
        if (!operands.parts[i] || !operands.parts[i]->type->isArray()) continue;
        makeNumbers(operands, operands.parts[i], parameters[i]);
        widenIndices(operands, operands.parts[i], parameters[i]);
    }
}

}  // namespace regraft
