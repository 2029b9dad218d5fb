#include "semantic/calls/builtins.h"

#include <algorithm>
#include <array>

#include "ast/node_base.h"
#include "mapping/elements.h"
#include "semantic/calls/calls.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/layers.h"
#include "semantic/language/operators.h"

namespace regraft::semantic {

namespace {

/// Builtins whose result has one type whatever they are given (arrays are another matter).
struct SimpleResult {
    std::string_view name;
    TypeKind kind;
};

constexpr SimpleResult simpleResults[] = {
    {"len", TypeKind::Int},         {"int", TypeKind::Int},       {"float", TypeKind::Float},  {"bool", TypeKind::Bool},
    {"complex", TypeKind::Complex}, {"str", TypeKind::Str},       {"repr", TypeKind::Str},     {"isinstance", TypeKind::Bool},
    {"issubclass", TypeKind::Bool}, {"callable", TypeKind::Bool}, {"hasattr", TypeKind::Bool}, {"id", TypeKind::Int},
    {"hash", TypeKind::Int},        {"ord", TypeKind::Int},       {"chr", TypeKind::Str},      {"bytes", TypeKind::Bytes},
    {"print", TypeKind::None},      {"format", TypeKind::Str},    {"any", TypeKind::Bool},     {"all", TypeKind::Bool},
    {"input", TypeKind::Str},       {"open", TypeKind::Other},    {"hex", TypeKind::Str},      {"bin", TypeKind::Str},
    {"slice", TypeKind::Slice},     {"setattr", TypeKind::None},  {"object", TypeKind::Other}};

/// Whether `float` or `complex` is a class, or among the classes of a tuple.
bool namesFloats(const ast::Expr& classes) {
    if (const auto* tuple = ast::as<ast::Tuple>(&classes))
        return std::ranges::any_of(tuple->elts, [](const ast::Expr* element) { return namesFloats(*element); });
    const auto* name = ast::as<ast::NameExpr>(&classes);
    return name && (name->id == "float" || name->id == "complex");
}

constexpr std::string_view iterating[] = {"len", "list", "tuple", "enumerate", "zip", "reversed", "iter"};

}  // namespace

/// `abs(x)`, `len(x)`, `divmod(x, 3)` … of an array: an operation of the catalogue.
const Type* Builtins::arrayBuiltin(const CallArguments& arguments, std::string_view name, bool& isArray) {
    const ast::Call& call = arguments.call;
    const std::size_t wanted = name == "divmod" ? 2 : 1;
    const bool isPlain = call.args.size() == wanted && call.keywords.empty() &&
                         std::ranges::none_of(arguments.positional, [](const Type* type) { return !type; });
    auto array = std::ranges::find_if(arguments.positional, [](const Type* type) { return type && withoutNone(type)->isArray(); });
    isArray = isPlain && array != arguments.positional.end();
    if (!isArray) return unknownType();
    std::string symbol = std::string(name) + "()";
    const Framework* framework = facts_.tables.framework(withoutNone(*array)->framework);
    isArray = facts_.operationOfSymbol(symbol) != nullptr;
    return isArray ? operators_.operate(call, symbol, {call.args.begin(), call.args.end()}, *framework) : unknownType();
}

/// `isinstance(x, float)` of an array that may be one number, in frameworks whose numbers of 64 bits are Python's floats; and of what is
/// asserted to be a float, and was computed somehow.
void Builtins::askOfNumber(const CallArguments& arguments) {
    const ast::Call& call = arguments.call;
    if (call.args.size() != 2 || !call.keywords.empty() || !arguments.at(0) || !namesFloats(*call.args[1])) return;
    const Type* asked = withoutNone(arguments.at(0));
    const bool isFloat = asked->dtype == DType::Unknown || asked->dtype == DType::Float64 || asked->dtype == DType::Complex128;
    const bool mayBeNumber = asked->isArray() && asked->rank <= 0 && isFloat;
    const bool mayBeAny = asked->isUnknown() && !isPending(asked) && !apiOf(asked) && !parameterOf(asked) && isAsserted(call);
    const Framework* framework = mayBeNumber ? facts_.tables.framework(asked->framework) : mayBeAny ? frameworks_.theOnly() : nullptr;
    if (framework && elementsAreNumbers(*framework))
        operators_.operate(call, "isinstance()", {call.args.begin(), call.args.end()}, *framework);
}

/// `assert all(isinstance(x, float) for x in results)`
bool Builtins::isAsserted(const ast::Call& call) const {
    const ast::Node* around = facts_.parent(call);
    while (around && around->kind != ast::Kind::Assert && (ast::isExpression(*around) || around->kind == ast::Kind::comprehension))
        around = facts_.parent(*around);
    return around && around->kind == ast::Kind::Assert;
}

const Type* Builtins::call(const CallArguments& arguments, std::string_view name) {
    if (std::ranges::find(iterating, name) != std::end(iterating) && layers_.holdsChain(arguments)) {
        CallArguments members = arguments;
        for (std::size_t i = 0; i < members.positional.size(); ++i)
            if (members.positional[i]) members.positional[i] = layers_.membersOf(*arguments.call.args[i], members.positional[i]);
        return resultOf(members, name);
    }
    return resultOf(arguments, name);
}

const Type* Builtins::resultOf(const CallArguments& arguments, std::string_view name) {
    bool isArray = false;
    if (const Type* type = arrayBuiltin(arguments, name, isArray); isArray) return type;
    if (name == "isinstance") askOfNumber(arguments);
    for (const SimpleResult& result : simpleResults)
        if (result.name == name) return simpleType(result.kind);
    if (const Type* type = container(arguments, name)) return type;
    if (const Type* type = number(arguments, name)) return type;
    const Type* first = withoutNone(arguments.at(0));
    if (name == "next") return state_.isSoft(first) ? state_.unknown({first}) : elementOf(arena_, first);
    if (name == "min" || name == "max") return extreme(arguments);
    if (name == "super" && arguments.call.args.empty())
        if (const Type* type = instanceOfBase()) return type;
    return state_.unknown({first});
}

/// What makes a container or an iterator; null for other functions.
const Type* Builtins::container(const CallArguments& arguments, std::string_view name) {
    const Type* first = withoutNone(arguments.at(0));
    const bool isSoftCall = state_.isSoft(first), isEmpty = arguments.call.args.empty();
    auto of = [&](TypeKind kind, const Type* element) {
        return containerOf(arena_, kind, isSoftCall ? pendingType() : generalised(arena_, element, true));
    };
    if (name == "range") return of(TypeKind::Iterator, simpleType(TypeKind::Int));
    if (name == "sorted") calls_.callKey(arguments, classes_.iterationOf(first));
    if (name == "list" || name == "sorted") return of(TypeKind::List, isEmpty ? pendingType() : classes_.iterationOf(first));
    if (name == "tuple") {
        if (first->kind == TypeKind::Tuple) return first;
        return simpleType(first->kind == TypeKind::Shape ? TypeKind::Shape : TypeKind::Tuple);
    }
    if (name == "set" || name == "frozenset") return of(TypeKind::Set, isEmpty ? pendingType() : elementOf(arena_, first));
    if (name == "iter" || name == "reversed") return of(TypeKind::Iterator, elementOf(arena_, first));
    if (name == "filter") {
        const Type* filtered = withoutNone(arguments.at(1));
        if (arguments.positional.size() == 2 && arguments.positional[0])
            calls_.callWith(arguments.positional[0], std::array{classes_.iterationOf(filtered)}, arguments.call);
        return of(TypeKind::Iterator, elementOf(arena_, filtered));
    }
    if (name == "enumerate") {
        const Type* pair[] = {simpleType(TypeKind::Int), isSoftCall ? pendingType() : elementOf(arena_, first)};
        return containerOf(arena_, TypeKind::Iterator, tupleType(arena_, pair));
    }
    if (name == "zip") return zip(arguments);
    if (name == "dict") return dict(arguments);
    const bool isMap = name == "map" && arguments.positional.size() > 1 && !arguments.hasStar;
    return isMap ? of(TypeKind::Iterator, mapped(arguments)) : nullptr;
}

const Type* Builtins::zip(const CallArguments& arguments) {
    std::vector<const Type*> items;
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        const Type* iterated = withoutNone(arguments.at(i));
        items.push_back(state_.isSoft(iterated) ? pendingType() : elementOf(arena_, iterated));
    }
    if (arguments.hasStar) return containerOf(arena_, TypeKind::Iterator, simpleType(TypeKind::Tuple));
    return containerOf(arena_, TypeKind::Iterator, tupleType(arena_, items));
}

const Type* Builtins::dict(const CallArguments& arguments) {
    const Type* first = withoutNone(arguments.at(0));
    const bool isEmpty = arguments.call.args.empty();
    bool isCopy = first->kind == TypeKind::Dict && arguments.call.keywords.empty();
    if (isCopy) return first;
    const Type* pair = isEmpty || state_.isSoft(first) ? unknownType() : elementOf(arena_, first);  // `dict(zip(names, values))`
    if (pair->kind == TypeKind::Tuple && pair->items.size() == 2 && arguments.call.keywords.empty())
        return dictOf(arena_, generalised(arena_, pair->items[0], true), generalised(arena_, pair->items[1], true));
    if (!isEmpty && !isKnownDict(*first)) return simpleType(TypeKind::Dict);
    const Type* dict = isEmpty ? emptyDict(arena_) : first;
    for (const ast::keyword* keyword : arguments.call.keywords) {
        const Type* value = facts_.types[keyword->value->id];
        if (keyword->name) dict = withKey(arena_, *dict, keyword->name.text(), value);
        else dict = isKnownDict(*value) ? merged(arena_, *dict, *value) : simpleType(TypeKind::Dict);
        if (!isKnownDict(*dict)) break;
    }
    return dict;
}

/// An element of `map(function, a, b)`.
const Type* Builtins::mapped(const CallArguments& arguments) {
    std::vector<const Type*> elements;
    for (std::size_t i = 1; i < arguments.positional.size(); ++i)
        elements.push_back(generalised(arena_, classes_.iterationOf(withoutNone(arguments.at(i))), true));
    return calls_.callWith(arguments.positional[0], elements, arguments.call);
}

/// Arithmetic; null for other functions, and where nothing is known of the operands.
const Type* Builtins::number(const CallArguments& arguments, std::string_view name) {
    const Type* first = withoutNone(arguments.at(0));
    if (name == "sum" && !state_.isSoft(first)) {
        const Type* element = elementOf(arena_, first);
        if (element->isNumber()) return simpleType(std::max(element->kind, TypeKind::Int));
        return element->isArray() ? generalised(arena_, element, false) : unknownType();
    }
    if (name == "abs" && first->isNumber()) return generalised(arena_, first, true);
    if (name == "abs" && first->isUnknown() && !state_.isSoft(first))  // of a number or an array one of those
        return withStandIns(arena_, unknownType(), first->standIns & (NumberStandIn | UntoldNumber));
    if (name == "round" && first->isNumber()) return simpleType(arguments.call.args.size() == 1 ? TypeKind::Int : TypeKind::Float);
    const bool isPower = name == "pow" && arguments.positional.size() == 2;
    return isPower ? operators_.pythonArithmetic(ast::BinaryOp::Pow, first, withoutNone(arguments.at(1))) : nullptr;
}

/// `min(xs, key=f)`, `max(a, b)`.
const Type* Builtins::extreme(const CallArguments& arguments) {
    const Type* first = withoutNone(arguments.at(0));
    calls_.callKey(arguments, classes_.iterationOf(first));
    if (arguments.call.args.size() == 1)
        return state_.isSoft(first) ? state_.unknown({first}) : generalised(arena_, elementOf(arena_, first), true);
    const Type* joined = pendingType();
    for (std::size_t i = 0; i < arguments.positional.size(); ++i)
        joined = joinTypes(arena_, joined, generalised(arena_, withoutNone(arguments.at(i)), true));
    return joined->isArray() || arguments.hasStar ? unknownType() : joined;
}

/// `super()` in a method: an instance of the first base of its class that the program defines; null if there is none.
const Type* Builtins::instanceOfBase() {
    const ast::ClassDef* owner = state_.at->function.owner;
    if (!owner) return nullptr;
    for (const Type* base : definitions_.classInfo(*owner).bases)
        if (base->kind == TypeKind::Class && !apiOf(base) && base->definition) return definitions_.classInfo(*base->definition).instance;
    return nullptr;
}

}  // namespace regraft::semantic
