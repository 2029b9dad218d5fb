#include "lower/refused_dtypes.h"

#include <algorithm>

#include "mapping/result_type.h"

namespace regraft {
namespace {

class RefusedDTypes : OperandWork {
public:
    using OperandWork::OperandWork;

    DType widen(DType result) {
        const DType wanted = resultDType(operation_, operands_.expr().parts, context_.source.dtypeRules);
        if (!castOperands() && !makeWider(wanted)) return result;
        if (operation_.result && operation_.result->kind == ast::Kind::Tuple)
            operands_.doubt(context_.target.name + " has no such function of small integers, and gives 32 bits");
        return isInteger(wanted) && bitsOf(wanted) < bitsOf(wide) ? wanted : result;
    }

private:
    static constexpr DType wide = DType::Int32;

    bool isRefused(DType dtype) const {
        return std::ranges::any_of(context_.target.refuses, [&](const auto& refused) {
            return refused.first == dtype && std::ranges::find(refused.second, operation_.name) != refused.second.end();
        });
    }

    bool castOperands() {
        bool any = false;
        for (const neutral::Expr*& part : parts_) {
            if (!part || !part->type->isArray() || !isRefused(part->type->dtype)) continue;
            part = operands_.cast(part, wide);
            any = true;
        }
        return any;
    }

    /// Of what is made of no array, `arange(3, dtype=int8)`.
    bool makeWider(DType wanted) {
        const int dtype = operation_.parameterIndex("dtype");
        if (dtype < 0 || !parts_[static_cast<std::size_t>(dtype)] || !isRefused(wanted)) return false;
        parts_[static_cast<std::size_t>(dtype)] = operands_.dtypeConstant(wide);
        operands_.isChanged = true;
        return true;
    }
};

}  // namespace

DType widenRefused(Operands& operands, DType result) {
    return operands.context().target.refuses.empty() ? result : RefusedDTypes(operands).widen(result);
}

}  // namespace regraft
