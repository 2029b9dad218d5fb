#include "lower/arrays_beside.h"

#include <algorithm>
#include <optional>

#include "mapping/beside.h"

namespace regraft {
namespace {

using neutral::ExprKind;

/// Whether the target makes arrays of whatever NumPy does.
bool takesArraysOf(const Type& given, const LowerContext& context) {
    const Framework* framework = context.tables.framework(given.framework);
    return framework == &context.target || std::ranges::find(context.target.takes, framework->name) != context.target.takes.end();
}

class ArraysBeside {
public:
    ArraysBeside(Operands& operands, bool takesNone)
        : operands_(operands),
          source_(operands.context().source),
          target_(operands.context().target),
          takesNone_(takesNone) {}

    void run() {
        if (source_.id == target_.id || !operands_.context().types) return;
        const Operation& operation = operands_.operation();
        if (operation.takesAny) return nameDType();
        for (std::size_t i = 0; i < operands_.parts.size(); ++i)
            if (operands_.parts[i]) take(operands_.parts[i], operation.parameters[i]);
    }

private:
    void take(const neutral::Expr*& part, const Parameter& parameter) {
        if (parameter.kind == ParamKind::VarPositional) return operands_.takesTrees() ? void() : takeItems(part);
        switch (parameter.type) {
            case ParamType::Array:
            case ParamType::Operand: return replace(part, taken(part));
            case ParamType::Arrays: return takeItems(part);
            default: return;
        }
    }

    const neutral::Expr* taken(const neutral::Expr* part) {
        const Type* given = part->kind == ExprKind::Source ? beside(*part) : nullptr;
        if (!given || given != typeOf(*part)) return part;  // lists are made arrays as such
        doubtDType(*given);
        return isTaken(*given) && takenDType(*given) == DType::Unknown ? part : own(*part, *given);
    }

    void replace(const neutral::Expr*& part, const neutral::Expr* by) {
        operands_.isChanged = operands_.isChanged || by != part;
        part = by;
    }

    /// `[x, np.ones(3)]`, one by one.
    void takeItems(const neutral::Expr*& part) {
        const std::optional<neutral::Expr> spelled = operands_.spelledOut(*part);
        if (!spelled) {
            const Type* given = beside(*part);
            if (given && !isTaken(*given))
                operands_.doubt(target_.name + " takes arrays of its own here, and these are of " + nameOf(*given) + ": convert each");
            return;
        }
        operands_.changeItems(part, *spelled, [&](const neutral::Expr* item) { return taken(item); });
    }

    /// `jnp.asarray(x)` of a wide array of NumPy gives a narrow one.
    void nameDType() {
        const neutral::Expr*& part = operands_.parts[0];
        const Type* given = part && part->kind == ExprKind::Source ? beside(*part) : nullptr;
        if (!given) return;
        const auto dtype = static_cast<std::size_t>(operands_.operation().parameterIndex("dtype"));
        if (!operands_.parts[dtype]) {
            doubtDType(*given);
            if (takenDType(*given) != DType::Unknown) {
                operands_.parts[dtype] = operands_.dtypeConstant(takenDType(*given));
                operands_.isChanged = true;
            }
        }
    }

    const neutral::Expr* own(const neutral::Expr& part, const Type& given) const {
        const DType dtype = takenDType(given);
        const std::string_view operation = given.kind == TypeKind::Beside ? "array_of_any" : "array_of_numpy";
        const neutral::Expr* named = dtype == DType::Unknown ? nullptr : operands_.dtypeConstant(dtype);
        if (operation == "array_of_any") return operands_.apply(operation, {&part, named});
        return operands_.apply(operation, {&part, named, nullptr});
    }

    const Type* typeOf(const neutral::Expr& part) const { return operands_.context().types->typeOf(*part.source); }

    const Type* beside(const neutral::Expr& part) const {
        return part.kind == ExprKind::Source ? besideIn(typeOf(part), source_) : nullptr;
    }

    /// The floating dtype that the source makes of it, where that is another.
    DType takenDType(const Type& given) const {
        const DType taken = takenUnder(given.dtype, source_.dtypeRules);
        const bool isInexact = isFloating(taken) || isComplex(taken);
        return taken == given.dtype || !isInexact || !operands_.context().preserveDtypes ? DType::Unknown : taken;
    }

    /// Of who knows which dtype: the source would have narrowed a wide one.
    void doubtDType(const Type& given) {
        if (!source_.dtypeRules.narrowsGiven || !operands_.context().preserveDtypes || given.dtype != DType::Unknown) return;
        operands_.doubt(source_.name + " makes 32 bits of 64 of the arrays it is given, and the dtype of this one is not known here");
    }

    /// A library may have given something that only NumPy knows how to make an array of.
    bool isTaken(const Type& given) const {
        return given.framework == target_.id || (given.isArray() && !takesNone_ && takesArraysOf(given, operands_.context()));
    }

    std::string nameOf(const Type& given) const { return operands_.context().tables.framework(given.framework)->name; }

    Operands& operands_;
    const Framework &source_, &target_;
    const bool takesNone_;
};

}  // namespace

void takeArraysBeside(Operands& operands) { ArraysBeside(operands, false).run(); }

void ownArraysBeside(Operands& operands) { ArraysBeside(operands, true).run(); }

namespace {

/// The dtype that the source makes of an array of NumPy's where the call names none: none to name where it stays, nullopt where that isn't
/// known.
std::optional<const neutral::Expr*> dtypeTaken(const Type& given, const neutral::Expr& expr, const LowerContext& context) {
    const DTypeRules& rules = context.source.dtypeRules;
    if (!rules.narrowsGiven || !context.preserveDtypes) return nullptr;
    if (given.dtype == DType::Unknown) return std::nullopt;
    const DType taken = takenUnder(given.dtype, rules);
    if (taken == given.dtype || !(isFloating(taken) || isComplex(taken))) return nullptr;
    return Operands(expr, context).dtypeConstant(taken);
}

}  // namespace

const neutral::Expr* ofLibrary(const neutral::Expr& expr, const LowerContext& context) {
    const neutral::Expr* part = expr.parts.empty() ? nullptr : expr.parts[0];
    if (!expr.operation->takesAny || !context.types || !part || part->kind != ExprKind::Source) return &expr;
    const Type* given = context.types->typeOf(*part->source);
    const auto named = [&](std::string_view name) {
        const int index = expr.operation->parameterIndex(name);
        return index < 0 ? nullptr : expr.parts[static_cast<std::size_t>(index)];
    };
    const neutral::Expr *dtype = named("dtype"), *copy = named("copy");
    const bool isPlain = std::ranges::count_if(expr.parts, [](const neutral::Expr* one) { return one; }) == 1 + !!dtype + !!copy;
    const bool isArray = given->isArray() && given->framework != context.source.id;
    if ((given->kind != TypeKind::Beside && !isArray) || !isPlain || takesArraysOf(*given, context)) return &expr;
    const LiftContext lift{context.source, context.arena, expr.form, expr.source};
    if (!isArray) return copy ? &expr : makeOperation(*context.tables.operation("array_of_any"), {part, dtype}, lift);
    const auto taken = dtype ? std::optional(dtype) : dtypeTaken(*given, expr, context);
    return taken ? makeOperation(*context.tables.operation("array_of_numpy"), {part, *taken, copy}, lift) : &expr;
}

}  // namespace regraft
