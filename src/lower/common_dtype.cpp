#include "lower/common_dtype.h"

#include <algorithm>
#include <optional>

#include "mapping/result_type.h"

namespace regraft {
namespace {

using neutral::ExprKind;

/// Operands meet in one dtype.
class CommonDType : OperandWork {
public:
    using OperandWork::OperandWork;

    void meet() {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i] && operation_.parameters[i].type == ParamType::Arrays) spellOut(parts_[i]);
        DType common = operandDType(operation_, parts_, context_.source.dtypeRules);
        if (common == DType::Unknown) common = dtypeByKinds();
        if (common == DType::Unknown || (isInteger(common) && operands_.anyIsSeen())) return castTruthValues() ? void() : doubtMix();
        if (!refusesKinds() && isOwnOperator() && operands_.anyIsSeen()) doubtMix();
        meetNumbers(common);
        for (int i : combinedParameters(operation_)) {
            auto index = static_cast<std::size_t>(i);
            if (i < 0 || !parts_[index]) continue;
            if (parts_[index]->kind == ExprKind::Tuple || parts_[index]->kind == ExprKind::List) castItems(parts_[index], common);
            if (isListOfOther(*parts_[index], i, common)) {
                parts_[index] = operands_.apply("asarray", {parts_[index], operands_.dtypeConstant(common)});
                operands_.isChanged = true;
            }
            if (parts_[index]->type->kind == TypeKind::Bool) makeNumber(parts_[index], common);
            if (!parts_[index]->type->isArray()) continue;
            const bool isMixed = parts_[index]->type->dtype == DType::Unknown;
            if (isMixed || refusesMix(parts_[index]->type->dtype, common)) parts_[index] = operands_.cast(parts_[index], common);
        }
    }

private:
    bool wantsSameDType() const {
        const std::vector<std::string>& names = context_.target.sameDType;
        return std::find(names.begin(), names.end(), operation_.name) != names.end();
    }

    bool refusesMix(DType a, DType b) const {
        a = asNamed(underRules(a, context_.targetRules));
        b = asNamed(underRules(b, context_.targetRules));
        if (a == b || a == DType::Unknown) return false;
        if (context_.targetRules.promotion == Promotion::None || wantsSameDType()) return true;
        auto kind = [](DType d) { return isFloating(d) ? 2 : isComplex(d) ? 3 : isInteger(d) ? 1 : 0; };
        return context_.targetRules.promotion == Promotion::Strict && kind(a) != kind(b);
    }

    /// `[x, i]` as a list of our own, where its items have to be cast.
    void spellOut(const neutral::Expr*& arrays) {
        const std::optional<neutral::Expr> spelled = operands_.spelledOut(*arrays);
        if (!spelled) return;
        bool mixes = false;
        for (const neutral::Expr* item : spelled->parts) {
            if (!item->type->isArray() || item->type->dtype == DType::Unknown) return;
            mixes = mixes || refusesMix(item->type->dtype, spelled->parts[0]->type->dtype);
        }
        if (mixes) arrays = context_.arena.make<neutral::Expr>(*spelled);
    }

    void castItems(const neutral::Expr*& arrays, DType common) {
        operands_.changeItems(arrays, *arrays, [&](const neutral::Expr* item) {
            const bool isOpen = item->type->dtype == DType::Unknown && wantsSameDType();
            const bool isOther = item->type->isArray() && (isOpen || refusesMix(item->type->dtype, common));
            return isOther ? operands_.cast(item, common) : item;
        });
    }

    /// A list that the target would make an array of, but not one of the dtype that it can combine with the others.
    bool isListOfOther(const neutral::Expr& part, int parameter, DType common) const {
        ParamType type = operation_.parameters[static_cast<std::size_t>(parameter)].type;
        bool isOperand = type == ParamType::Array || type == ParamType::Operand;
        bool isList = part.type->kind == TypeKind::List || part.type->kind == TypeKind::Tuple;
        if (!isOperand || !isList || !context_.target.acceptsLists || context_.targetRules.promotion != Promotion::None) return false;
        const DType own = inferredDType(*part.type, context_.targetRules);
        return refusesMix(own, common);
    }

    /// Whether the target combines no arrays of different kinds here.
    bool refusesKinds() const {
        auto refuses = [](Promotion promotion) { return promotion == Promotion::None || promotion == Promotion::Strict; };
        return !refuses(context_.source.dtypeRules.promotion) && (refuses(context_.targetRules.promotion) || wantsSameDType());
    }

    std::vector<const Type*> combinedTypes() const {
        std::vector<const Type*> types;
        const auto add = [&](const neutral::Expr* operand) {
            if (operand && (operand->type->isArray() || operand->type->isUnknown())) types.push_back(operand->type);
        };
        for (int i : combinedParameters(operation_)) {
            const neutral::Expr* operand = i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
            if (operand && isRest(static_cast<std::size_t>(i))) std::ranges::for_each(operand->parts, add);
            else add(operand);
        }
        return types;
    }

    /// Whether a parameter takes all further arguments: `einsum('ij,j->i', a, b)`.
    bool isRest(std::size_t parameter) const {
        return operation_.parameters[parameter].kind == ParamKind::VarPositional && parts_[parameter]->kind == ExprKind::Tuple;
    }

    /// What the source makes of operands whose dtypes are not all known, where their kinds say it.
    DType dtypeByKinds() const {
        if (!refusesKinds()) return DType::Unknown;
        const DType floats = context_.source.dtypeRules.defaultFloat;
        bool anyMixed = false, anyDefault = false, anyFloat = false, anyWide = false;
        for (const Type* type : combinedTypes()) {
            const std::uint8_t kinds = kindsOf(*type);
            const bool isWide = isInteger(type->dtype) && bitsOf(type->dtype) >= 32;
            if (kinds != FloatKind && kinds != (ExactKind | FloatKind) && !isWide) return DType::Unknown;
            anyWide = anyWide || isWide;
            anyFloat = anyFloat || kinds == FloatKind;
            anyDefault = anyDefault || type->dtype == floats;
            anyMixed = anyMixed || kinds == (ExactKind | FloatKind);
        }
        const bool isWidened = context_.source.dtypeRules.promotion == Promotion::NumPy && anyWide && anyFloat;
        return isWidened ? DType::Float64 : anyMixed && anyDefault ? floats : DType::Unknown;
    }

    /// An array of truth values; what a comparison gives is one, if it is an array at all.
    static bool isTruth(const neutral::Expr& operand) {
        const bool isComparison = operand.type->isUnknown() && operand.source && operand.source->kind == ast::Kind::Compare;
        return isComparison || (operand.type->isArray() && operand.type->dtype == DType::Bool);
    }

    /// `x * (y > 0)` with who knows what as x: truth values become numbers of its dtype.
    bool castTruthValues() {
        const std::vector<int> combined = combinedParameters(operation_);
        if (!refusesKinds() || combined.size() != 2 || dtypeRule(operation_) != "promoted") return false;
        for (std::size_t i = 0; i < 2; ++i) {
            if (combined[i] < 0 || combined[1 - i] < 0) return false;
            const neutral::Expr*& truth = parts_[static_cast<std::size_t>(combined[i])];
            const neutral::Expr* other = parts_[static_cast<std::size_t>(combined[1 - i])];
            if (!truth || !other || !isTruth(*truth) || !other->type->isArray() || isTruth(*other)) continue;
            truth = operands_.apply("astype", {truth, operands_.apply("dtype", {other})});
            return operands_.isChanged = true;
        }
        return false;
    }

    /// An operator of the target's that combines less than its function does.
    bool isOwnOperator() const {
        return operands_.expr().form == neutral::Form::Operator && operation_.operatorSymbol != "[]" && hasTwinForAny();
    }

    /// Integers or truth values meet what is none, or of which nobody knows, and only the source would combine them whatever that is, or
    /// the target only by its functions. Floats mostly meet floats, and what is integers only where the file calls it so meets its like.
    void doubtMix() {
        if (!refusesKinds() && !isOwnOperator()) return;
        bool anyExact = false, anyKnownExact = false, anySeenExact = false, anyBool = false, anyUnknown = false, anyFloat = false,
             anyMixed = false;
        for (const Type* type : combinedTypes()) {
            const std::uint8_t kinds = kindsOf(*type);
            anyUnknown = anyUnknown || kinds == 0;
            anyExact = anyExact || kinds == ExactKind;
            const bool isSeenExact = kinds == ExactKind && (type->dtype == DType::Unknown || type->isSeen);
            anyKnownExact = anyKnownExact || (kinds == ExactKind && !isSeenExact);
            anySeenExact = anySeenExact || isSeenExact;
            anyBool = anyBool || type->dtype == DType::Bool;
            anyFloat = anyFloat || (kinds != 0 && (kinds & ExactKind) == 0);
            anyMixed = anyMixed || (kinds & ExactKind && kinds != ExactKind);
        }
        anyFloat = anyFloat || (!refusesKinds() && anyNumber(TypeKind::Float));
        const bool meetsNumber = refusesKinds() && anyUnknown && anyNumber();
        const bool isOdd =
            anyMixed ? anyExact || anyFloat : (anyExact && anyFloat) || (anyKnownExact && anyUnknown) || (anyBool && anySeenExact);
        const bool mayDiffer = anyMixed && wantsSameDType();
        if ((isOdd || meetsNumber || mayDiffer) && !operands_.meetAsTheyCome && hasTwinForAny()) operands_.meetAsTheyCome = true;
        else if (isOdd)
            operands_.doubt(context_.target.name +
                            " combines no arrays of different kinds of dtypes, and that of one operand is not known here");
    }

    /// `mask == 0`, of truth values perhaps, which the target compares with no number.
    bool anyNumber(TypeKind kind = TypeKind::Int) const {
        return std::ranges::any_of(combinedParameters(operation_), [&](int i) {
            const neutral::Expr* operand = i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
            return operand && operand->type->kind == kind;
        });
    }

    bool hasTwinForAny() const {
        const Operation* twin = context_.tables.operation(std::string(operation_.name) + "_of_any");
        return twin && twin->parameters.size() == 2 && !context_.tables.lowerings(context_.target, *twin).empty();
    }

    /// `where(c, 1, 0.5)`: numbers of two kinds, with no array among them that says which.
    void meetNumbers(DType common) {
        if (!refusesMix(DType::Int64, DType::Float64) || !isFloating(common)) return;
        const std::vector<int> combined = combinedParameters(operation_);
        auto partOf = [&](int i) -> const neutral::Expr*& { return parts_[static_cast<std::size_t>(i)]; };
        const bool areNumbers = std::ranges::all_of(combined, [&](int i) { return i >= 0 && partOf(i) && partOf(i)->type->isNumber(); });
        if (!areNumbers || operands_.expr().form == neutral::Form::Operator) return;
        for (int i : combined) {
            if (partOf(i)->type->kind == TypeKind::Float) continue;
            partOf(i) = operands_.apply("asarray", {partOf(i), operands_.dtypeConstant(common)});
            operands_.isChanged = true;
        }
    }

    /// `i + True`, where truth values stand beside no other numbers.
    void makeNumber(const neutral::Expr*& value, DType common) {
        const ast::Expr* written = value->kind == ExprKind::Source ? value->source : value->literal;
        const auto* constant = ast::as<ast::Constant>(written);
        const bool refuses = context_.targetRules.promotion == Promotion::None || context_.targetRules.promotion == Promotion::Strict;
        if (!refuses || common == DType::Bool || !constant) return;
        value = makeInteger(constant->value.type == ast::Literal::Type::True, context_.arena);
        operands_.isChanged = true;
    }
};

}  // namespace

void meetOperands(Operands& operands) { CommonDType(operands).meet(); }

void castBools(Operands& operands) {
    const std::vector<std::string>& names = operands.context().target.refusesBools;
    if (std::ranges::find(names, operands.operation().name) == names.end()) return;
    const DType wanted = resultDType(operands.operation(), operands.expr().parts, operands.context().source.dtypeRules);
    if (wanted == DType::Bool || wanted == DType::Unknown) return;
    for (std::size_t i = 0; i < operands.parts.size(); ++i)
        if (operands.parts[i] && operands.parts[i]->type->isArray() && operands.parts[i]->type->dtype == DType::Bool)
            operands.parts[i] = operands.cast(operands.parts[i], wanted);
}

}  // namespace regraft
