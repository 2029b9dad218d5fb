#include "lower/legalise.h"

#include <algorithm>

#include "lower/arrays_beside.h"
#include "lower/common_dtype.h"
#include "lower/empty_arrays.h"
#include "lower/foreign_dtype.h"
#include "lower/kept_dtype.h"
#include "lower/lengths_and_indices.h"
#include "lower/lists_to_arrays.h"
#include "lower/refused_dtypes.h"
#include "mapping/filling.h"
#include "mapping/instantiate.h"
#include "mapping/result_type.h"

namespace regraft {
namespace {

/// `mean` as `mean_of_any`, which a target has that leaves means of integers integers: of arrays that may be such; `equal` as
/// `equal_of_any`, which one has that compares no arrays of two dtypes.
const Operation& forAnyDType(const Operands& operands) {
    const Operation& operation = operands.operation();
    const LowerContext& context = operands.context();
    if (operands.meetAsTheyCome) return *context.tables.operation(std::string(operation.name) + "_of_any");
    const Promotion source = context.source.dtypeRules.promotion;
    const bool takesIntegers = source == Promotion::NumPy || source == Promotion::Jax;
    const bool isFloating = dtypeRule(operation) == "floating" && operation.operatorSymbol.empty();
    if (!takesIntegers || !isFloating || operands.parts.empty() || !operands.parts[0]) return operation;
    const Type& type = *operands.parts[0]->type;
    if (!type.isUnknown() && !(type.isArray() && (type.dtype == DType::Unknown || type.isSeen))) return operation;
    const Operation* any = context.tables.operation(std::string(operation.name) + "_of_any");
    return any && !context.tables.lowerings(context.target, *any).empty() ? *any : operation;
}

/// Which parameter is a number that fills new elements; -1 if none.
int placeOfFilling(const Operation& operation) {
    for (const std::string_view name : {"fill_value", "constant_values", "value"}) {
        const int place = operation.parameterIndex(name);
        if (place >= 0 && operation.parameters[static_cast<std::size_t>(place)].type == ParamType::Scalar) return place;
    }
    return -1;
}

/// `full_like(mask, -1)` as `full_like(mask, True)`: few frameworks make the one of the other.
void fitFilling(Operands& operands) {
    const int place = placeOfFilling(operands.operation());
    const DType dtype = resultDType(operands.operation(), operands.expr().parts, operands.context().source.dtypeRules);
    if (place < 0 || !operands.parts[static_cast<std::size_t>(place)]) return;
    const neutral::Expr*& value = operands.parts[static_cast<std::size_t>(place)];
    const neutral::Expr* fitting = asFilling(*value, dtype, operands.context().arena);
    operands.isChanged = operands.isChanged || fitting != value;
    value = fitting;
}

const neutral::Expr* rebuilt(const Operands& operands) {
    const neutral::Expr& expr = operands.expr();
    const LowerContext& context = operands.context();
    const LiftContext same{context.source, context.arena, expr.form, expr.source};
    const Operation& operation = forAnyDType(operands);
    const bool isOther = operands.isChanged || &operation != expr.operation;
    neutral::Expr legal = isOther ? *makeOperation(operation, operands.parts, same) : expr;
    legal.isLegal = true;  // inside a cast of its result it comes here again
    return context.arena.make<neutral::Expr>(legal);
}

/// `meshgrid` of arrays of several dtypes, each of which stays, where the target wants one: an operation of its own.
const neutral::Expr* ofSeveralDTypes(const neutral::Expr& expr, const LowerContext& context) {
    const bool wantsOne = context.targetRules.promotion == Promotion::None || context.targetRules.promotion == Promotion::Strict ||
                          std::ranges::find(context.target.sameDType, expr.operation->name) != context.target.sameDType.end();
    const neutral::Expr* arrays = expr.parts.empty() ? nullptr : expr.parts[0];
    if (!wantsOne || !arrays || arrays->kind != neutral::ExprKind::Tuple || expr.operation->parameters[0].kind != ParamKind::VarPositional)
        return &expr;
    const Operation* other = context.tables.operation(expr.operation->ofSeveralDTypes);
    auto dtypeOf = [&](const neutral::Expr* part) { return asNamed(underRules(part->type->dtype, context.targetRules)); };
    const bool isMixed =
        std::ranges::any_of(arrays->parts, [&](const neutral::Expr* part) { return dtypeOf(part) != dtypeOf(arrays->parts[0]); });
    if (!other || !isMixed) return &expr;
    return makeOperation(*other, {expr.parts.begin(), expr.parts.end()}, {context.source, context.arena, expr.form, expr.source});
}

/// `asarray` of a list of who knows what, or of anything at all, as `asarray_of_any`, where the target makes narrower arrays of
/// Python's floats.
const neutral::Expr* ofAnyItems(const neutral::Expr& expr, const LowerContext& context) {
    if (!isOtherForAny(*expr.operation, context)) return &expr;
    const Operation* any = context.tables.operation(std::string(expr.operation->name) + "_of_any");
    const DType floats = context.source.dtypeRules.defaultFloat;
    const int dtype = expr.operation->parameterIndex("dtype"), device = expr.operation->parameterIndex("device"),
              copy = expr.operation->parameterIndex("copy");
    auto part = [&](int i) { return expr.parts[static_cast<std::size_t>(i)]; };
    if (!part(0) || (part(dtype) && !mayBeNone(*part(dtype)))) return &expr;
    const bool isList = part(0)->type->kind == TypeKind::List || part(0)->type->kind == TypeKind::Tuple;
    const bool isOpen = part(0)->type->isUnknown() || (part(0)->type->isArray() && part(0)->type->standIns) ||
                        (isList && dtypeByItself(expr, context) == DType::Unknown);
    const Operation* constant = context.tables.operation(dtypeName(floats));
    if (!isOpen || !constant) return &expr;
    const LiftContext lift{context.source, context.arena, expr.form, expr.source};
    return makeOperation(*any, {part(0), makeOperation(*constant, {}, lift), part(device), part(copy), part(dtype)}, lift);
}

}  // namespace

bool isOtherForAny(const Operation& operation, const LowerContext& context) {
    if (dtypeRule(operation) != "given" || !context.preserveDtypes) return false;
    if (bitsOf(context.source.dtypeRules.defaultFloat) <= bitsOf(context.targetRules.defaultFloat)) return false;
    const Operation* any = context.tables.operation(std::string(operation.name) + "_of_any");
    return any && !context.tables.lowerings(context.target, *any).empty();
}

Legal legalise(const neutral::Expr& written, const LowerContext& context) {
    Operands operands(*ofLibrary(*ofAnyItems(*ofSeveralDTypes(written, context), context), context), context);
    DType result = DType::Unknown;
    if (!operands.operation().isConstant) {
        takeArraysBeside(operands);
        makeArrays(operands);
        if (context.source.id != context.target.id) {
            leaveOutEmpty(operands);
            makeLengthsAndIndices(operands);
            fitFilling(operands);
            makeDTypes(operands);
            meetOperands(operands);
            castBools(operands);
            result = widenRefused(operands, keepDType(operands));
        }
    }
    const neutral::Expr* core = rebuilt(operands);
    const neutral::Expr* whole = result == DType::Unknown ? core : operands.apply("astype", {core, operands.dtypeConstant(result)});
    return {whole, core, std::move(operands.doubts), std::move(operands.taken), operands.hangsOnDefault};
}

const neutral::Expr* withFloats(const neutral::Expr& expr, const LowerContext& context) {
    const DType wanted = resultDType(*expr.operation, expr.parts, context.preserveDtypes ? context.source.dtypeRules : context.targetRules);
    if (dtypeRule(*expr.operation) != "floating" || !isFloating(wanted)) return &expr;  // the rule names the operands
    Operands operands(expr, context);
    castIntegers(operands, wanted);
    return operands.isChanged ? rebuilt(operands) : &expr;
}

const neutral::Expr* forFormula(const neutral::Expr& expr, const LowerContext& context) {
    const bool hasUnsigned = std::ranges::any_of(expr.parts, [](const neutral::Expr* part) {
        return part && part->type->isArray() && (part->type->dtype == DType::Bool || isUnsigned(part->type->dtype));
    });
    return hasUnsigned ? withFloats(expr, context) : &expr;
}

const neutral::Expr* withOwnArrays(const neutral::Expr& expr, const LowerContext& context) {
    Operands operands(expr, context);
    ownArraysBeside(operands);
    return operands.isChanged ? rebuilt(operands) : &expr;
}

}  // namespace regraft
