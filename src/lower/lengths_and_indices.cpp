#include "lower/lengths_and_indices.h"

#include <algorithm>

namespace regraft {

namespace {

/// Where arrays are no shapes and no axes.
void makeNumbers(Operands& operands, const neutral::Expr*& lengths, ParamType parameter) {
    const bool isAxis = parameter == ParamType::Axis;
    const bool areLengths = parameter == ParamType::Axes || parameter == ParamType::Shape;
    if (!isAxis && (!areLengths || operands.context().target.arrayLengths)) return;
    lengths = operands.apply(isAxis ? "item" : "tolist", {lengths});
    operands.isChanged = true;
}

/// Narrow integers as indices, where only those of the default dtype are taken.
void widenIndices(Operands& operands, const neutral::Expr*& indices, const Parameter& parameter) {
    const LowerContext& context = operands.context();
    const DType dtype = indices->type->dtype, wanted = context.targetRules.defaultInt;
    if (!isInteger(dtype) || bitsOf(dtype) >= bitsOf(wanted)) return;
    const std::string name = std::string(operands.operation().name) + "." + std::string(parameter.name);
    const std::vector<std::string>& wide = context.target.wideIndices;
    if (std::ranges::find(wide, name) != wide.end()) indices = operands.cast(indices, wanted);
}

}  // namespace

void makeLengthsAndIndices(Operands& operands) {
    const auto& parameters = operands.operation().parameters;
    for (std::size_t i = 0; i < operands.parts.size(); ++i) {
        if (!operands.parts[i] || !operands.parts[i]->type->isArray()) continue;
        makeNumbers(operands, operands.parts[i], parameters[i].type);
        widenIndices(operands, operands.parts[i], parameters[i]);
    }
}

}  // namespace regraft
