#include "mapping/result_type.h"

#include <algorithm>
#include <vector>

#include "mapping/promoter.h"
#include "mapping/result_rule.h"
#include "neutral/tuple_of_many.h"

namespace regraft {

namespace {

using Parts = std::span<const neutral::Expr* const>;

const Type* arrayOf(const ast::Call& call, const ResultRule& rule, FrameworkId framework, Arena& arena) {
    Type type;
    type.kind = TypeKind::Array;
    type.framework = framework;
    if (!call.args.empty()) {
        type.dtype = rule.dtype(*call.args[0]);
        if (type.dtype == DType::Unknown) type.kinds = rule.kinds(*call.args[0]);
        type.isSeen = isInteger(type.dtype) && rule.restsOnSeen(*call.args[0]);  // what is computed of what is seen is no surer
    }
    if (call.args.size() > 1) {
        type.rank = static_cast<std::int8_t>(rule.rank(*call.args[1]));
        type.maybeScalar = type.rank < 0 && rule.isMaybeScalar(*call.args[1]);
        type.maybeDeep = type.rank < 0 && rule.isMaybeDeep(*call.args[1]);
        std::vector<std::int64_t> sizes = rule.shape(*call.args[1]);
        if (static_cast<int>(sizes.size()) == type.rank) type.shape = arena.copy(sizes);
    }
    return arena.make<Type>(type);
}

/// `layer(RULE)`, RULE over the `x` that it is called with; `layer(chain(layers))`: each is called with what the last one gave.
const Type* layerOf(const ast::Call& call, const ResultRule& rule, FrameworkId framework, Arena& arena) {
    Type type;
    type.kind = TypeKind::Layer;
    type.framework = framework;
    const auto* chain = call.args.empty() ? nullptr : ast::as<ast::Call>(call.args[0]);
    if (chain && ruleName(*chain) == "chain") {
        const Type& layers = rule.type(*chain->args[0]);
        if (layers.kind == TypeKind::Tuple) type.items = layers.items;
    }
    if (!chain || ruleName(*chain) != "chain") type.definition = call.args.empty() ? nullptr : call.args[0];
    return arena.make<Type>(type);
}

/// Python's number of an element.
const Type* numberOf(const Type& array) {
    if (array.isSeen) return unknownType();
    if (array.dtype == DType::Bool) return simpleType(TypeKind::Bool);
    if (isInteger(array.dtype)) return simpleType(TypeKind::Int);
    if (kindsOf(array) == FloatKind) return simpleType(TypeKind::Float);
    return isComplex(array.dtype) ? simpleType(TypeKind::Complex) : unknownType();
}

const Type* typeOfRule(const ast::Expr& result, const ResultRule& rule, FrameworkId framework, Arena& arena);

/// An object that is known by its attributes: `members(eps=float)`.
const Type* objectWithMembers(const ast::Call& call, const ResultRule& rule, FrameworkId framework, Arena& arena) {
    std::vector<const Type*> items;
    std::vector<std::string_view> names;
    for (const ast::keyword* member : call.keywords) {
        items.push_back(typeOfRule(*member->value, rule, framework, arena));
        names.push_back(member->name.text());
    }
    Type type = *tupleType(arena, items);
    type.kind = TypeKind::Other;
    type.fields = arena.copy(names);
    return arena.make<Type>(type);
}

const Type* typeOfRule(const ast::Expr& result, const ResultRule& rule, FrameworkId framework, Arena& arena) {
    if (const auto* tuple = ast::as<ast::Tuple>(&result)) {
        std::vector<const Type*> items;
        for (const ast::Expr* item : tuple->elts) items.push_back(typeOfRule(*item, rule, framework, arena));
        return tupleType(arena, items);
    }
    std::string_view name = ruleName(result);
    const auto* call = ast::as<ast::Call>(&result);
    if (call && (name == "array" || name == "view")) return arrayOf(*call, rule, framework, arena);
    if (call && name == "held") {
        Type type = *arrayOf(*call, rule, framework, arena);
        type.isHeld = true;
        return arena.make<Type>(type);
    }
    if (call && name == "members") return objectWithMembers(*call, rule, framework, arena);
    if (!call && name == "layer") {  // one of which nothing is known
        Type type;
        type.kind = TypeKind::Layer;
        type.framework = framework;
        return arena.make<Type>(type);
    }
    if (call && name == "tuple" && !call->args.empty()) return tupleOfMany(arena, typeOfRule(*call->args[0], rule, framework, arena));
    if (call && name == "list" && !call->args.empty()) return listType(arena, typeOfRule(*call->args[0], rule, framework, arena));
    if (call && name == "literal" && !call->args.empty()) {
        Type type;
        type.kind = TypeKind::Str;
        type.literal = call->args[0];
        return arena.make<Type>(type);
    }
    if (call && name == "same" && !call->args.empty() && rule.type(*call->args[0]).kind == TypeKind::Dict)  // of modules, by names
        return arena.make<Type>(rule.type(*call->args[0]));
    if (call && name == "layer") return layerOf(*call, rule, framework, arena);
    if (call && name == "elements" && !call->args.empty()) return listType(arena, rule.elements(*call->args[0], arena));
    if (call && name == "object" && !call->args.empty()) return objectType(arena, framework, ruleName(*call->args[0]));
    if (call && name == "number" && !call->args.empty()) return numberOf(rule.type(*call->args[0]));
    if (name == "int") return simpleType(TypeKind::Int);
    if (name == "float") return simpleType(TypeKind::Float);
    if (name == "complex") return simpleType(TypeKind::Complex);
    if (name == "bool") return simpleType(TypeKind::Bool);
    if (name == "string") return simpleType(TypeKind::Str);
    if (name == "none") return simpleType(TypeKind::None);
    if (name == "module") return simpleType(TypeKind::Module);
    if (name == "foreign") return simpleType(TypeKind::Other);
    Type type;
    type.framework = framework;
    if (name == "dtype") type.kind = TypeKind::DType;
    else if (name == "device") type.kind = TypeKind::Device;
    else if (name == "shape") type.kind = TypeKind::Shape;
    else if (name == "generator") type.kind = TypeKind::Generator;
    else return unknownType();
    return arena.make<Type>(type);
}

}  // namespace

namespace {

/// Whether a view is its argument, all of it as it is: what is written into the one is written into the other.
bool isItself(const Operation& operation) {
    const auto* written = operation.write ? ast::as<ast::NameExpr>(operation.write) : nullptr;
    return written && written->id == "value";
}

}  // namespace

DType inferredDType(const Type& type, const DTypeRules& rules) {
    Promoter promoter(rules);
    promoter.add(type);
    return promoter.result();
}

DType namedDType(const neutral::Expr& expr) {
    const bool isOperation = expr.kind == neutral::ExprKind::Operation;
    if (isOperation && expr.operation->name == "dtype" && expr.parts[0]) return expr.parts[0]->type->dtype;  // `x.dtype`
    if (isOperation) return parseDType(expr.operation->name).value_or(DType::Unknown);
    return expr.type->kind == TypeKind::DType ? expr.type->dtype : DType::Unknown;
}

const Type* resultType(const Operation& operation, Parts parts, FrameworkId framework, const DTypeRules& rules, Arena& arena) {
    if (operation.isConstant) {
        if (auto dtype = parseDType(operation.name)) {
            Type type;
            type.kind = TypeKind::DType;
            type.framework = framework;
            type.dtype = *dtype;
            return arena.make<Type>(type);
        }
    }
    if (!operation.result) return unknownType();
    const Type* type = typeOfRule(*operation.result, ResultRule(operation, parts, rules), framework, arena);
    if (!isItself(operation) || !parts[0] || !parts[0]->type->isHeld) return type;
    Type held = *type;
    held.isHeld = true;
    return arena.make<Type>(held);
}

const Type* callResult(const Type& layer, const Type* argument, FrameworkId framework, const DTypeRules& rules, Arena& arena) {
    if (!layer.definition) return layer.items.size() == 1 && layer.items[0]->isArray() ? layer.items[0] : unknownType();
    static const Parameter x{"x", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    Operation call;
    call.parameters = {&x, 1};
    neutral::Expr part{neutral::ExprKind::Source};
    part.type = argument;
    const neutral::Expr* parts[] = {&part};
    return typeOfRule(static_cast<const ast::Expr&>(*layer.definition), ResultRule(call, parts, rules), framework, arena);
}

DType resultDType(const Operation& operation, Parts parts, const DTypeRules& rules) {
    const auto* call = ast::as<ast::Call>(operation.result);
    if (!call || call->args.empty()) return DType::Unknown;
    std::string_view name = ruleName(*call);
    if (name != "array" && name != "view" && name != "held") return DType::Unknown;
    return ResultRule(operation, parts, rules).dtype(*call->args[0]);
}

DType firstDType(const Operation& operation, Parts parts, const DTypeRules& rules) {
    const auto* results = ast::as<ast::Tuple>(operation.result);
    const auto* call = results && !results->elts.empty() ? ast::as<ast::Call>(results->elts[0]) : nullptr;
    return call && ruleName(*call) == "array" && !call->args.empty() ? ResultRule(operation, parts, rules).dtype(*call->args[0])
                                                                     : DType::Unknown;
}

std::string_view objectRole(const Operation& operation) {
    const auto* result = ast::as<ast::Call>(operation.result);
    return result && !result->args.empty() && ruleName(*result) == "object" ? ruleName(*result->args[0]) : std::string_view();
}

std::string_view dtypeRule(const Operation& operation) {
    const auto* results = ast::as<ast::Tuple>(operation.result);
    const auto* result = ast::as<ast::Call>(results && !results->elts.empty() ? results->elts[0] : operation.result);
    return result && !result->args.empty() ? ruleName(*result->args[0]) : std::string_view();
}

std::vector<int> combinedParameters(const Operation& operation) {
    std::vector<int> indices;
    const auto* result = ast::as<ast::Call>(operation.result);
    if (result && !result->args.empty()) {
        const auto* rule = ast::as<ast::Call>(result->args[0]);
        if (rule && (ruleName(*rule) == "promoted" || ruleName(*rule) == "floating" || ruleName(*rule) == "magnitude"))
            for (const ast::Expr* name : rule->args)
                if (const auto* parameter = ast::as<ast::NameExpr>(name)) indices.push_back(operation.parameterIndex(parameter->id.text()));
    }
    if (!indices.empty()) return indices;
    int x1 = operation.parameterIndex("x1"), x2 = operation.parameterIndex("x2");
    return x1 >= 0 && x2 >= 0 ? std::vector<int>{x1, x2} : std::vector<int>{};
}

DType operandDType(const Operation& operation, Parts parts, const DTypeRules& rules) {
    Promoter promoter(rules);
    bool any = false;
    for (int i : combinedParameters(operation)) {
        const neutral::Expr* part = i < 0 ? nullptr : parts[static_cast<std::size_t>(i)];
        if (!part) continue;
        promoter.add(*part);
        any = true;
    }
    return any ? promoter.result() : DType::Unknown;
}

}  // namespace regraft
