#include "mapping/predicates.h"

#include <algorithm>
#include <array>

#include "ast/display.h"
#include "mapping/result_type.h"

namespace regraft {

namespace {

constexpr auto ofOne = std::to_array<std::string_view>({"given",
                                                        "is_array",
                                                        "is_held",
                                                        "is_function_layer",
                                                        "is_number",
                                                        "is_int",
                                                        "is_float",
                                                        "is_complex",
                                                        "is_bool",
                                                        "is_sequence",
                                                        "is_iterator",
                                                        "is_dict",
                                                        "is_shape",
                                                        "is_none",
                                                        "is_or_none",
                                                        "is_ragged",
                                                        "is_stopped",
                                                        "is_generator_expression",
                                                        "is_string",
                                                        "is_dtype",
                                                        "is_seen_dtype",
                                                        "is_literal",
                                                        "is_narrow_array",
                                                        "is_byte_array",
                                                        "is_bool_array",
                                                        "is_integer_array",
                                                        "is_seen_integer_array",
                                                        "is_seen_deep_array",
                                                        "is_floating_array",
                                                        "is_complex_array",
                                                        "is_real_array",
                                                        "is_unsigned_array",
                                                        "is_wide_unsigned_array",
                                                        "is_small_integer_array",
                                                        "is_narrow_integer_array",
                                                        "is_key_array",
                                                        "is_mask_key",
                                                        "holds_generators",
                                                        "holds_none",
                                                        "holds_numbers",
                                                        "holds_scalars",
                                                        "holds_bools",
                                                        "holds_integers",
                                                        "is_generator",
                                                        "rank",
                                                        "length"});

Truth kindIs(const Operand& operand, std::initializer_list<TypeKind> kinds) {
    if (operand.type->isUnknown()) return Truth::Unknown;
    return truth(std::find(kinds.begin(), kinds.end(), operand.type->kind) != kinds.end());
}

bool holdsScalars(const Type& sequence) {
    return sequence.isSequence() &&
           std::ranges::any_of(sequence.items, [](const Type* item) { return item->isArray() && item->rank == 0; });
}

/// The dtype of an array that a number of Python's becomes.
DType dtypeOfNumber(const Type& number) {
    if (number.kind == TypeKind::Bool) return DType::Bool;
    return number.kind == TypeKind::Int ? DType::Int64 : DType::Float64;
}

/// Whether several arrays are such, each of them; so are the numbers among them.
template <class Test>
Truth areArrays(const Type& sequence, Test test) {
    if (sequence.isUnknown()) return Truth::Unknown;
    const auto fits = [&](const Type* item) {
        if (item->isNumber()) return test(dtypeOfNumber(*item));
        return item->isSequence() ? areArrays(*item, test) == Truth::True : item->isArray() && test(item->dtype);
    };
    const auto isNumber = [](const Type* item) { return item->isNumber(); };
    return truth(sequence.isSequence() && !std::ranges::all_of(sequence.items, isNumber) && std::ranges::all_of(sequence.items, fits));
}

/// What may be None, or of a type that nobody knows: `def f(copy=None)`
bool isOptional(const Type& type) { return type.isUnknown() && !type.items.empty(); }

/// `copy or None`
bool isOrNone(const ast::Expr* expr) {
    const auto* either = ast::as<ast::BoolOp>(expr);
    const auto* last = either && either->op == ast::BooleanOp::Or ? ast::as<ast::Constant>(either->values.back()) : nullptr;
    return last && last->value.type == ast::Literal::Type::None;
}

/// `tf.stop_gradient(labels)`
bool isStopped(const ast::Expr* expr) {
    const auto* call = ast::as<ast::Call>(expr);
    const auto* function = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return function && function->attr == "stop_gradient";
}

/// `[[1, 2], [3]]`: lists of several lengths in one, as they are written out
bool isRagged(const ast::Expr* expr) {
    const auto isList = [](const ast::Expr* one) {
        return (one->kind == ast::Kind::List || one->kind == ast::Kind::Tuple) && !ast::hasStar(one);
    };
    const auto rows = ast::elementsOf(expr);
    if (rows.size() < 2 || ast::hasStar(expr) || !std::ranges::all_of(rows, isList)) return false;
    return std::ranges::any_of(rows, [&](const ast::Expr* row) { return ast::elementsOf(row).size() != ast::elementsOf(rows[0]).size(); });
}

/// `[[1, 2], [3, 4]]`, `(0, 1j)`
bool isOfNumbers(const Type& list) {
    if ((list.kind != TypeKind::List && list.kind != TypeKind::Tuple) || list.items.empty()) return false;
    return std::ranges::all_of(list.items, [](const Type* item) { return item->isNumber() || isOfNumbers(*item); });
}

/// The dtype of the array that a list of Python numbers becomes, of the usual width; Unknown of anything else.
DType dtypeOfList(const Type& type) { return isOfNumbers(type) ? inferredDType(type, DTypeRules{}) : DType::Unknown; }

template <class Test>
Truth dtypeIs(const Operand& operand, Test test) {
    if (operand.type->isUnknown()) return Truth::Unknown;
    if (const DType dtype = dtypeOfList(*operand.type); dtype != DType::Unknown) return truth(test(dtype));
    if (!operand.type->isArray()) return Truth::False;
    return operand.type->dtype == DType::Unknown || operand.type->isSeen ? Truth::Unknown : truth(test(operand.type->dtype));
}

/// Whether what stands between brackets selects by arrays or lists, not by ints and slices alone. An array of
/// rank 0 is an int.
Truth selectsByArray(const Type& key) {
    switch (key.kind) {
        case TypeKind::Unknown: return Truth::Unknown;
        case TypeKind::List: return Truth::True;
        case TypeKind::Array: return truth(key.rank != 0);
        case TypeKind::Tuple: break;
        default: return Truth::False;
    }
    Truth result = Truth::False;
    for (const Type* part : key.items) result = !both(!result, !selectsByArray(*part));
    return result;
}

/// Whether truth values are among what stands between brackets.
Truth selectsByMask(const Type& key) {
    switch (key.kind) {
        case TypeKind::Unknown: return Truth::Unknown;
        case TypeKind::Bool: return Truth::True;
        case TypeKind::Array: return key.dtype == DType::Unknown ? Truth::Unknown : truth(key.dtype == DType::Bool);
        case TypeKind::List:
        case TypeKind::Tuple: break;
        default: return Truth::False;
    }
    Truth result = key.kind == TypeKind::List && key.items.empty() ? Truth::Unknown : Truth::False;
    for (const Type* part : key.items) result = !both(!result, !selectsByMask(*part));
    return result;
}

/// A shape, or a sequence of which only ints are known to be in it.
Truth isShape(const Type& type) {
    if (type.isUnknown()) return Truth::Unknown;
    if (type.kind == TypeKind::Shape) return Truth::True;
    if (!type.isSequence() || type.items.empty()) return Truth::False;
    return truth(std::ranges::all_of(type.items, [](const Type* item) { return item->kind == TypeKind::Int; }));
}

/// Whether None is seen, alone or as what one may be, in nested containers.
bool holdsNone(const Type& type) {
    if (type.kind != TypeKind::Tuple && type.kind != TypeKind::List && type.kind != TypeKind::Dict) return false;
    return std::ranges::any_of(type.items,
                               [](const Type* item) { return item->kind == TypeKind::None || isOptional(*item) || holdsNone(*item); });
}

/// Something given to draw from is a generator, but for what may be None (an unknown type with what it is otherwise).
Truth isGenerator(const Type& type) {
    if (type.isUnknown()) return truth(type.items.empty());
    return truth(type.kind == TypeKind::Generator);
}

}  // namespace

int predicateArity(std::string_view name) {
    if (name == "size" || name == "fits") return 2;
    return std::find(ofOne.begin(), ofOne.end(), name) == ofOne.end() ? 0 : 1;
}

Truth testPredicate(std::string_view predicate, const Operand& operand) {
    using enum TypeKind;
    if (predicate == "given") return truth(operand.given);
    if (predicate == "is_array") return kindIs(operand, {Array});
    if (predicate == "is_held") return truth(operand.type->isArray() && operand.type->isHeld);
    if (predicate == "is_function_layer") {
        const Type& type = *operand.type;
        return truth(type.kind == TypeKind::Layer && !type.definition && !type.items.empty() && type.items[0]->isArray());
    }
    if (predicate == "is_number") return kindIs(operand, {TypeKind::Bool, Int, Float, Complex});
    if (predicate == "is_int") return kindIs(operand, {Int, TypeKind::Bool});
    if (predicate == "is_float") return kindIs(operand, {Float});
    if (predicate == "is_complex") return kindIs(operand, {Complex});
    if (predicate == "is_bool") return kindIs(operand, {TypeKind::Bool});
    if (predicate == "is_sequence") return kindIs(operand, {Tuple, List, Shape});
    if (predicate == "is_iterator") return kindIs(operand, {Iterator});
    if (predicate == "is_dict") return kindIs(operand, {Dict});
    if (predicate == "is_shape") return isShape(*operand.type);
    if (predicate == "is_none") return kindIs(operand, {None});
    if (predicate == "is_or_none") return truth(isOptional(*operand.type) || (operand.value && isOrNone(operand.value->source)));
    if (predicate == "is_stopped") return truth(operand.value && isStopped(operand.value->source));
    if (predicate == "is_ragged") return truth(operand.value && isRagged(operand.value->source));
    if (predicate == "is_generator_expression")
        return truth(operand.value && operand.value->source && operand.value->source->kind == ast::Kind::GeneratorExp);
    if (predicate == "is_string") return kindIs(operand, {Str});
    if (predicate == "is_dtype") return kindIs(operand, {TypeKind::DType, Class});
    if (predicate == "is_seen_dtype") return truth(operand.type->kind == TypeKind::DType);
    if (predicate == "holds_none") return truth(holdsNone(*operand.type));
    if (predicate == "holds_numbers") return truth(isOfNumbers(*operand.type));
    if (predicate == "is_literal") return truth(operand.literal != nullptr);
    auto is = [&](auto check) { return dtypeIs(operand, check); };
    if (predicate == "is_bool_array") return is([](regraft::DType d) { return d == regraft::DType::Bool; });
    if (predicate == "is_seen_integer_array")
        return truth(operand.type->isArray() && operand.type->isSeen && isInteger(operand.type->dtype));
    if (predicate == "is_seen_deep_array") return truth(operand.type->isArray() && operand.type->maybeDeep);
    if (predicate == "is_integer_array") return is([](regraft::DType d) { return isInteger(d); });
    if (predicate == "is_unsigned_array") return is([](regraft::DType d) { return isUnsigned(d); });
    if (predicate == "is_wide_unsigned_array") return is([](regraft::DType d) { return isUnsigned(d) && bitsOf(d) > 8; });
    if (predicate == "is_small_integer_array") return is([](regraft::DType d) { return isInteger(d) && bitsOf(d) < 32; });
    if (predicate == "is_narrow_integer_array") return is([](regraft::DType d) { return isInteger(d) && bitsOf(d) < 64; });
    if (predicate == "is_byte_array") return is([](regraft::DType d) { return d == regraft::DType::UInt8; });
    if (predicate == "is_narrow_array")
        return is([](regraft::DType d) { return (isFloating(d) || isComplex(d)) && bitsOf(realOf(d)) < 64; });
    if (predicate == "is_floating_array") return is([](regraft::DType d) { return isFloating(d); });
    if (predicate == "is_complex_array") return is([](regraft::DType d) { return isComplex(d); });
    if (predicate == "is_real_array") return is([](regraft::DType d) { return !isComplex(d); });
    if (predicate == "is_generator") return operand.given ? isGenerator(*operand.type) : Truth::False;
    if (predicate == "holds_generators") return truth(holdsGenerators(*operand.type));
    if (predicate == "holds_scalars") return truth(holdsScalars(*operand.type));
    if (predicate == "holds_bools") return areArrays(*operand.type, [](regraft::DType d) { return d == regraft::DType::Bool; });
    if (predicate == "holds_integers") return areArrays(*operand.type, [](regraft::DType d) { return isInteger(d); });
    if (predicate == "is_key_array") return selectsByArray(*operand.type);
    if (predicate == "is_mask_key") return selectsByMask(*operand.type);
    return Truth::Unknown;
}

bool holdsGenerators(const Type& type) {
    const bool isContainer = type.isSequence() || type.kind == TypeKind::Dict;
    return isContainer &&
           std::ranges::any_of(type.items, [](const Type* item) { return item->kind == TypeKind::Generator || holdsGenerators(*item); });
}

}  // namespace regraft
