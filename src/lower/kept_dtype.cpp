#include "lower/kept_dtype.h"

#include <algorithm>

#include "mapping/result_type.h"

namespace regraft {
namespace {

class KeptDType : OperandWork {
public:
    using OperandWork::OperandWork;

    DType keep() {
        if (operation_.result && operation_.result->kind == ast::Kind::Tuple) {
            keepDTypes();
            return DType::Unknown;
        }
        writeDefault();
        DType wanted = resultDType(operation_, operands_.expr().parts, context_.source.dtypeRules);
        if (wanted == DType::Unknown) operands_.hangsOnDefault = hangsOnDefault();
        if (isInexact(wanted) && refusesExact()) castIntegers(operands_, wanted);
        if (isInteger(wanted) && !operands_.anyIsSeen()) castScalars(wanted);
        if (isFloating(wanted) || !operands_.anyIsSeen()) castNarrow(wanted);
        if (isOfSeveralIntegers()) widenSum(context_.source.dtypeRules.defaultInt);
        else if (isInteger(wanted) && !operands_.anyIsSeen()) widenSum(wanted);
        if (!isInexact(wanted) || operands_.resultInTarget() == wanted || operands_.resultInTarget() == DType::Unknown)
            return DType::Unknown;
        int parameter = operation_.parameterIndex("dtype");
        if (parameter >= 0 && !parts_[static_cast<std::size_t>(parameter)]) {
            parts_[static_cast<std::size_t>(parameter)] = operands_.dtypeConstant(wanted);
            operands_.isChanged = true;
            return DType::Unknown;
        }
        castIntegers(operands_, wanted);
        return operands_.resultInTarget() == wanted ? DType::Unknown : wanted;
    }

private:
    /// `np.zeros(3, dtype=dtype)`, where that may be None: the default is not the target's.
    void writeDefault() {
        const int place = operation_.parameterIndex("dtype");
        const neutral::Expr* given = place < 0 ? nullptr : parts_[static_cast<std::size_t>(place)];
        if (!given || operation_.name == "asarray_of_any" || !mayBeNone(*given)) return;
        const DType wanted = dtypeByItself(operands_.expr(), context_);
        std::vector<const neutral::Expr*> omitted = parts_;
        omitted[static_cast<std::size_t>(place)] = nullptr;
        const DType made = resultDType(operation_, omitted, context_.targetRules);
        if (!isInexact(wanted) || made == wanted || made == DType::Unknown) return;
        parts_[static_cast<std::size_t>(place)] = operands_.apply("dtype_or", {given, operands_.dtypeConstant(wanted)});
        operands_.isChanged = true;
    }

    /// Functions of the reals (sqrt, mean, true division) on integers: frameworks that don't promote refuse them.
    bool refusesExact() const {
        Promotion promotion = context_.targetRules.promotion;
        const bool refuses = promotion == Promotion::None || promotion == Promotion::Strict || wantsFloats(operation_, context_.target);
        return refuses && isOfReals(operation_);
    }

    bool isInexact(DType dtype) const { return isFloating(dtype) || isComplex(dtype); }

    /// Whether integers, which one of the operands may have, would make the result a narrower float here: a function of the reals, or a
    /// number with a fraction beside them.
    bool hangsOnDefault() const {
        const bool isNarrowed = bitsOf(context_.source.dtypeRules.defaultFloat) > bitsOf(context_.targetRules.defaultFloat);
        const bool isTold = operation_.parameterIndex("floats") >= 0;
        if (!isNarrowed || isTold || (!isOfReals(operation_) && dtypeRule(operation_) != "promoted")) return false;
        bool mayBeExact = false, isWithFraction = isOfReals(operation_);
        for (int i : combinedParameters(operation_)) {
            const neutral::Expr* part = i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
            if (!part) continue;
            if (part->type->isArray() && isInexact(part->type->dtype)) return false;
            const bool isOpen = part->type->isArray() && part->type->dtype == DType::Unknown;
            mayBeExact = mayBeExact || part->type->isUnknown() || (isOpen && mayHaveIntegers(*part->type));
            isWithFraction = isWithFraction || part->type->kind == TypeKind::Float;
        }
        return mayBeExact && isWithFraction;
    }

    static bool mayHaveIntegers(const Type& array) { return kindsOf(array) == 0 || (kindsOf(array) & ExactKind) != 0; }

    /// In torch an array keeps its dtype beside one without axes: `small + torch.sum(small)`.
    void castScalars(DType wanted) {
        auto here = [&](DType dtype) { return asNamed(underRules(dtype, context_.targetRules)); };
        const bool yields = context_.source.dtypeRules.promotion == Promotion::Torch && context_.targetRules.promotion != Promotion::Torch;
        const DType now = operands_.resultInTarget();
        if (!yields || dtypeRule(operation_) != "promoted" || now == DType::Unknown || here(now) == here(wanted)) return;
        for (int i : combinedParameters(operation_)) {
            const neutral::Expr*& part = parts_[static_cast<std::size_t>(std::max(i, 0))];
            const bool isScalar = i >= 0 && part && part->type->isArray() && part->type->rank == 0 && isInteger(part->type->dtype);
            if (isScalar && here(part->type->dtype) != here(wanted)) part = operands_.cast(part, wanted);
        }
    }

    /// The other way round: beside a wide array without axes, `small + np.sum(small)`, only torch would stay narrow.
    void castNarrow(DType wanted) {
        const bool yields = context_.targetRules.promotion == Promotion::Torch && context_.source.dtypeRules.promotion != Promotion::Torch;
        const DType now = operands_.resultInTarget();
        const auto isSameKind = [&](DType dtype) { return isInteger(wanted) ? isInteger(dtype) : isFloating(wanted) && isFloating(dtype); };
        if (!yields || dtypeRule(operation_) != "promoted" || !isSameKind(now)) return;
        const bool isTooWide = isInteger(wanted) && bitsOf(wanted) >= bitsOf(context_.targetRules.defaultInt);
        const DType wide = isTooWide ? context_.targetRules.defaultInt : wanted;
        if (bitsOf(now) >= bitsOf(wide)) return;
        for (int i : combinedParameters(operation_)) {
            const neutral::Expr*& part = parts_[static_cast<std::size_t>(std::max(i, 0))];
            const bool isNarrow = i >= 0 && part && part->type->isArray() && part->type->rank != 0 && isSameKind(part->type->dtype);
            if (isNarrow && bitsOf(part->type->dtype) < bitsOf(wide)) part = operands_.cast(part, wide);
        }
    }

    /// Whether the first operand has one of several dtypes of integers.
    bool isOfSeveralIntegers() const {
        if (parts_.empty() || !parts_[0]) return false;
        const Type& type = *parts_[0]->type;
        return type.isArray() && type.isSeen && type.dtype == DType::Unknown;
    }

    /// Sums of what are small integers, or one of several dtypes of integers, which some frameworks let overflow.
    void widenSum(DType wanted) {
        if (dtypeRule(operation_) != "accumulated") return;
        const bool staysNarrow = std::ranges::find(context_.target.narrowSums, operation_.name) != context_.target.narrowSums.end();
        if (!staysNarrow && !(isUnsigned(parts_[0]->type->dtype) && changesSign())) return;
        int parameter = operation_.parameterIndex("dtype");
        bool isGiven = parameter < 0 || parts_[static_cast<std::size_t>(parameter)];
        const Type& summed = *parts_[0]->type;
        const bool mayBeNarrow = isInteger(summed.dtype) ? bitsOf(summed.dtype) < bitsOf(context_.targetRules.defaultInt) : summed.isSeen;
        if (isGiven || !mayBeNarrow) return;
        const bool isTooWide = context_.target.wide && bitsOf(wanted) > bitsOf(context_.targetRules.defaultInt);
        parts_[static_cast<std::size_t>(parameter)] = operands_.dtypeConstant(isTooWide ? context_.targetRules.defaultInt : wanted);
        operands_.isChanged = true;
    }

    /// Sums of unsigned integers are signed in torch alone.
    bool changesSign() const {
        return context_.source.dtypeRules.promotion == Promotion::Torch && context_.targetRules.promotion != Promotion::Torch;
    }

    /// Of several results (`slogdet`), each keeps its dtype with the operands'.
    void keepDTypes() {
        DType wanted = firstDType(operation_, operands_.expr().parts, context_.source.dtypeRules);
        const bool isOther = firstDType(operation_, parts_, context_.targetRules) != wanted;
        if (isInexact(wanted) && (isOther || refusesExact())) castIntegers(operands_, wanted);
    }
};

}  // namespace

bool mayBeNone(const neutral::Expr& dtype) {
    return dtype.kind == neutral::ExprKind::Source && dtype.type->isUnknown() && !dtype.type->items.empty();
}

DType dtypeByItself(const neutral::Expr& expr, const LowerContext& context) {
    std::vector<const neutral::Expr*> parts(expr.parts.begin(), expr.parts.end());
    if (const int place = expr.operation->parameterIndex("dtype"); place >= 0) parts[static_cast<std::size_t>(place)] = nullptr;
    return resultDType(*expr.operation, parts, context.source.dtypeRules);
}

DType keepDType(Operands& operands) { return operands.context().preserveDtypes ? KeptDType(operands).keep() : DType::Unknown; }

void castIntegers(Operands& operands, DType wanted) {
    std::vector<int> combined = combinedParameters(operands.operation());
    for (std::size_t i = 0; i < operands.parts.size(); ++i) {
        ParamType parameter = operands.operation().parameters[i].type;
        if (!operands.parts[i] || (parameter != ParamType::Array && parameter != ParamType::Operand)) continue;
        if (!combined.empty() && std::find(combined.begin(), combined.end(), static_cast<int>(i)) == combined.end()) continue;
        const Type& type = *operands.parts[i]->type;
        bool exact = type.isArray() && (type.dtype == DType::Bool || isInteger(type.dtype));
        if (exact) operands.parts[i] = operands.cast(operands.parts[i], realOf(wanted));
    }
}

}  // namespace regraft
