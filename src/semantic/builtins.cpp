#include <algorithm>
#include <array>

#include "semantic/evaluator.h"
#include "semantic/python_names.h"

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

constexpr std::string_view iterating[] = {"len", "list", "tuple", "enumerate", "zip", "reversed", "iter"};
constexpr std::string_view mathIntegers[] = {"math.ceil", "math.floor",     "math.trunc", "math.gcd",  "math.lcm",
                                             "math.comb", "math.factorial", "math.perm",  "math.isqrt"};
constexpr std::string_view mathBooleans[] = {"math.isnan", "math.isinf", "math.isfinite", "math.isclose"};

bool isOneOf(std::string_view name, std::span<const std::string_view> names) {
    for (std::string_view one : names)
        if (one == name) return true;
    return false;
}

}  // namespace

/// `abs(x)`, `len(x)`, `divmod(x, 3)` … of an array: an operation of the catalogue.
const Type* Evaluator::arrayBuiltin(const CallArguments& arguments, std::string_view name, bool& isArray) {
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
    return isArray ? operate(call, symbol, {call.args.begin(), call.args.end()}, *framework) : unknownType();
}

const Type* Evaluator::callBuiltin(const CallArguments& arguments, std::string_view name) {
    if (isOneOf(name, iterating) && holdsChain(arguments)) {
        CallArguments members = arguments;
        for (std::size_t i = 0; i < members.positional.size(); ++i)
            if (members.positional[i]) members.positional[i] = membersOf(*arguments.call.args[i], members.positional[i]);
        return callBuiltin(members, name);
    }
    bool isArray = false;
    if (const Type* type = arrayBuiltin(arguments, name, isArray); isArray) return type;
    auto argument = [&](std::size_t i) {
        return i < arguments.positional.size() && arguments.positional[i] ? withoutNone(arguments.positional[i]) : unknownType();
    };
    for (const SimpleResult& result : simpleResults)
        if (result.name == name) return simpleType(result.kind);
    const Type* first = argument(0);
    bool isSoftCall = isSoft(first);
    auto container = [&](TypeKind kind, const Type* element) {
        return containerOf(arena_, kind, isSoftCall ? pendingType() : generalised(arena_, element, true));
    };
    bool isEmpty = arguments.call.args.empty();
    if (name == "range") return container(TypeKind::Iterator, simpleType(TypeKind::Int));
    if (name == "filter" && arguments.positional.size() == 2 && arguments.positional[0])
        callWith(arguments.positional[0], std::array{iterationOf(argument(1))}, arguments.call);
    if (name == "sorted" || name == "min" || name == "max") callKey(arguments, iterationOf(first));
    if (name == "list" || name == "sorted") return container(TypeKind::List, isEmpty ? pendingType() : iterationOf(first));
    if (name == "tuple") {
        if (first->kind == TypeKind::Tuple) return first;
        return simpleType(first->kind == TypeKind::Shape ? TypeKind::Shape : TypeKind::Tuple);
    }
    if (name == "set" || name == "frozenset") return container(TypeKind::Set, isEmpty ? pendingType() : elementOf(arena_, first));
    if (name == "iter" || name == "reversed" || name == "filter")
        return container(TypeKind::Iterator, elementOf(arena_, name == "filter" ? argument(1) : first));
    if (name == "next") return isSoftCall ? unknown({first}) : elementOf(arena_, first);
    if (name == "enumerate") {
        const Type* pair[] = {simpleType(TypeKind::Int), isSoftCall ? pendingType() : elementOf(arena_, first)};
        return containerOf(arena_, TypeKind::Iterator, tupleType(arena_, pair));
    }
    if (name == "zip") {
        std::vector<const Type*> items;
        for (std::size_t i = 0; i < arguments.positional.size(); ++i)
            items.push_back(isSoft(argument(i)) ? pendingType() : elementOf(arena_, argument(i)));
        if (arguments.hasStar) return containerOf(arena_, TypeKind::Iterator, simpleType(TypeKind::Tuple));
        return containerOf(arena_, TypeKind::Iterator, tupleType(arena_, items));
    }
    if (name == "dict") {
        bool isCopy = first->kind == TypeKind::Dict && arguments.call.keywords.empty();
        if (isCopy) return first;
        const Type* pair = isEmpty || isSoftCall ? unknownType() : elementOf(arena_, first);  // `dict(zip(names, values))`
        if (pair->kind == TypeKind::Tuple && pair->items.size() == 2 && arguments.call.keywords.empty())
            return containerOf(arena_, TypeKind::Dict,
                               std::array{generalised(arena_, pair->items[0], true), generalised(arena_, pair->items[1], true)});
        const Type *key = pendingType(), *value = pendingType();
        for (const ast::keyword* keyword : arguments.call.keywords) {
            key = simpleType(TypeKind::Str);
            value = join(value, generalised(arena_, facts_.types[keyword->value->id], true));
        }
        return isEmpty ? containerOf(arena_, TypeKind::Dict, std::array{key, value}) : simpleType(TypeKind::Dict);
    }
    if (name == "map" && arguments.positional.size() > 1 && !arguments.hasStar) {
        std::vector<const Type*> elements;
        for (std::size_t i = 1; i < arguments.positional.size(); ++i)
            elements.push_back(generalised(arena_, iterationOf(argument(i)), true));
        return container(TypeKind::Iterator, callWith(arguments.positional[0], elements, arguments.call));
    }
    if (name == "min" || name == "max") {
        if (arguments.call.args.size() == 1) return isSoftCall ? unknown({first}) : generalised(arena_, elementOf(arena_, first), true);
        const Type* joined = pendingType();
        for (std::size_t i = 0; i < arguments.positional.size(); ++i) joined = join(joined, generalised(arena_, argument(i), true));
        if (joined->isArray()) joined = unknownType();
        return arguments.hasStar ? unknownType() : joined;
    }
    if (name == "sum" && !isSoftCall) {
        const Type* element = elementOf(arena_, first);
        if (element->isNumber()) return simpleType(std::max(element->kind, TypeKind::Int));
        return element->isArray() ? generalised(arena_, element, false) : unknownType();
    }
    if (name == "abs" && first->isNumber()) return generalised(arena_, first, true);
    if (name == "round" && first->isNumber()) return simpleType(arguments.call.args.size() == 1 ? TypeKind::Int : TypeKind::Float);
    if (name == "pow" && arguments.positional.size() == 2) return pythonArithmetic(ast::BinaryOp::Pow, first, argument(1));
    if (name == "super" && isEmpty && at_->function.owner)
        for (const Type* base : classInfo(*at_->function.owner).bases)
            if (base->kind == TypeKind::Class && !apiOf(base) && base->definition) return classInfo(*base->definition).instance;
    return unknown({first});
}

/// Functions of Python and its standard library.
const Type* Evaluator::callOutside(const CallArguments& arguments, const ApiName& name) {
    constexpr std::string_view builtinPrefix = "builtins.";
    constexpr std::string_view keepers[] = {"isinstance", "len", "print", "callable", "map", "filter", "sorted", "min", "max", "reduce"};
    bool escapes = !isOneOf(name.last, keepers);
    if (escapes) letEscape(arguments);
    if (name.text.starts_with(builtinPrefix)) return callBuiltin(arguments, name.last);
    const Type* first = arguments.positional.empty() || !arguments.positional[0] ? unknownType() : arguments.positional[0];
    if (name.text == "functools.partial" && !arguments.call.args.empty()) {
        std::uint32_t use = facts_.useOf[arguments.call.args[0]->id];
        if (use != none && !facts_.usePool[use].meaning && !arguments.call.keywords.empty()) {  // by the source's names of its parameters
            facts_.usePool[use].choice.problem = BindProblem::Unsupported;
            facts_.usePool[use].choice.detail = "partial() gives it arguments by keyword";
        }
        Type type;
        type.kind = TypeKind::Function;
        type.definition = &arguments.call;
        return arena_.make<Type>(type);
    }
    if (name.text == "functools.reduce" && arguments.positional.size() >= 2 && !arguments.hasStar) {
        const Type* element = generalised(arena_, iterationOf(arguments.positional[1]), true);
        const Type* start = arguments.positional.size() > 2 ? generalised(arena_, arguments.positional[2], true) : element;
        const Type* result = callWith(first, std::array{start, element}, arguments.call);
        return sameType(result, start) ? start : join(start, callWith(first, std::array{join(start, result), element}, arguments.call));
    }
    if (name.last == "TypeVar" && name.text.starts_with("typing")) {
        for (const ast::keyword* keyword : arguments.call.keywords)
            if (keyword->name == "bound") return aliasOf(annotated(*keyword->value));
        return arguments.call.args.size() > 2 ? aliasOf(annotatedUnion(arguments.call.args.subspan(1), nullptr)) : unknownType();
    }
    if (name.last == "NewType" && name.text.starts_with("typing") && arguments.call.args.size() == 2)
        return aliasOf(annotated(*arguments.call.args[1]));
    if (name.text == "copy.copy" || name.text == "copy.deepcopy" || name.text == "functools.wraps") return first;
    if (name.text == "typing.cast" && arguments.call.args.size() == 2) {
        const Type* cast = annotated(*arguments.call.args[0]);
        return cast->isUnknown() ? arguments.positional[1] ? arguments.positional[1] : unknownType() : cast;
    }
    if (name.text == "collections.OrderedDict" || name.text == "collections.defaultdict") {
        return arguments.call.args.empty() ? containerOf(arena_, TypeKind::Dict, std::array{pendingType(), pendingType()})
                                           : simpleType(TypeKind::Dict);
    }
    if (name.text == "collections.Counter") {
        const Type* key =
            arguments.call.args.empty() || isSoft(first) ? pendingType() : generalised(arena_, elementOf(arena_, first), true);
        return containerOf(arena_, TypeKind::Dict, std::array{key, simpleType(TypeKind::Int)});
    }
    if (name.text.starts_with("itertools."))
        if (const Type* result = callIterationTool(arguments, name.last)) return result;
    if (givesFirstArray(name.text)) {
        const Type* array = withoutNone(first)->isArray() ? withoutNone(first) : elementOf(arena_, first);  // a list of arrays is stacked
        if (!array->isArray()) return unknown({first});
        const Type* reshaped = arrayType(arena_, array->framework, array->dtype);
        return array->assumed ? assumedOf(arena_, reshaped) : reshaped;
    }
    if (name.text.starts_with("math.")) {
        if (isOneOf(name.text, mathIntegers)) return simpleType(TypeKind::Int);
        if (isOneOf(name.text, mathBooleans)) return simpleType(TypeKind::Bool);
        return simpleType(name.text == "math.prod"                                ? TypeKind::Unknown
                          : name.text == "math.frexp" || name.text == "math.modf" ? TypeKind::Tuple
                                                                                  : TypeKind::Float);
    }
    return unknownResult(arguments.call, unknownType());
}

}  // namespace regraft::semantic
