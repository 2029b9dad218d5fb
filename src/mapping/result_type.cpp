#include "mapping/result_type.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ast/integer.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

using Parts = std::span<const neutral::Expr* const>;

std::string_view functionName(const ast::Expr& rule) {
    if (const auto* call = ast::as<ast::Call>(&rule)) return functionName(*call->func);
    if (const auto* name = ast::as<ast::NameExpr>(&rule)) return name->id.text();
    return {};
}

/// The arguments of a rule such as `reduced(x, axis, keepdims)`, looked up in an application of the operation.
class Rule {
public:
    Rule(const Operation& operation, Parts parts, const DTypeRules& rules)
        : operation_(operation), parts_(parts), rules_(rules) {}

    const neutral::Expr* part(const ast::Expr& name) const {
        const auto* parameter = ast::as<ast::NameExpr>(&name);
        int i = parameter ? operation_.parameterIndex(parameter->id.text()) : -1;
        return i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
    }

    /// The constant value of a parameter, its default included; a rule may also give a constant of its own.
    const ast::Expr* literal(const ast::Expr& name) const {
        if (const neutral::Expr* value = part(name)) return knownLiteral(*value);
        const auto* parameter = ast::as<ast::NameExpr>(&name);
        if (!parameter) return &name;
        int i = operation_.parameterIndex(parameter->id.text());
        return i < 0 ? nullptr : operation_.parameters[static_cast<std::size_t>(i)].defaultValue;
    }

    /// What a sequence holds, where all are of one type.
    const Type* elements(const ast::Expr& name, Arena& arena) const {
        const Type& sequence = type(name);
        if (sequence.items.empty()) return unknownType();
        const Type* element = sequence.items[0];
        for (const Type* item : sequence.items) element = join(arena, element, item);
        return element;
    }

    const Type& type(const ast::Expr& name) const {
        const neutral::Expr* value = part(name);
        return value ? *value->type : *unknownType();
    }

    /// `[]`, `[[]]`, `()` as they are written: nothing to infer a dtype from, and no list that is filled later.
    bool isEmpty(const ast::Expr& name) const {
        const neutral::Expr* value = part(name);
        const ast::Expr* written = value && value->kind == neutral::ExprKind::Source ? value->source : nullptr;
        while (written) {
            const auto* list = ast::as<ast::List>(written);
            const auto* tuple = ast::as<ast::Tuple>(written);
            if (!list && !tuple) return false;
            std::span<ast::Expr* const> elements = list ? list->elts : tuple->elts;
            if (elements.empty()) return true;
            written = elements[0];
        }
        return false;
    }

    DType dtype(const ast::Expr& rule) const;
    int rank(const ast::Expr& rule) const;
    std::vector<std::int64_t> shape(const ast::Expr& rule) const;

private:
    DType promoted(std::span<ast::Expr* const> names) const;
    DType givenDType(const ast::Call& call) const;
    std::optional<std::int64_t> counted(const ast::Call& call) const;
    int rankOf(const ast::Expr& name) const;
    int joinedRank(const ast::Call& call) const;
    int reducedRank(const ast::Call& call) const;
    int permutedRank(const ast::Call& call) const;
    int broadcastRank(std::span<ast::Expr* const> names) const;
    int matmulRank(const ast::Call& call) const;
    int expandedRank(const ast::Call& call) const;
    int squeezedRank(const ast::Call& call) const;
    int shapeRank(const Type& type) const;

    const Operation& operation_;
    Parts parts_;
    const DTypeRules& rules_;
};

/// Python numbers are weak: they change the kind of a dtype, never its width.
DType withNumber(DType array, TypeKind number, const DTypeRules& rules) {
    bool isExact = array == DType::Bool || isInteger(array);
    switch (number) {
        case TypeKind::Int: return array == DType::Bool ? rules.defaultInt : array;
        case TypeKind::Float: return isExact ? rules.defaultFloat : array;
        case TypeKind::Complex: return isExact ? rules.defaultComplex() : complexOf(array);
        default: return array;
    }
}

/// torch: tensors of rank 0 give their kind, where it is the higher one, but not their width.
DType yielding(DType arrays, DType scalars, const DTypeRules& rules) {
    if (isComplex(arrays)) return arrays;
    if (isFloating(arrays)) return isComplex(scalars) ? complexOf(arrays) : arrays;
    bool isHigher = arrays == DType::Bool || isFloating(scalars) || isComplex(scalars);
    return isHigher ? promote(arrays, scalars, rules) : arrays;
}

TypeKind widerNumber(TypeKind a, TypeKind b) { return a > b ? a : b; }

/// Gathers the dtypes of operands: arrays, numbers and sequences of these.
struct Promoter {
    const DTypeRules& rules;
    DType arrays = DType::Unknown, scalars = DType::Unknown;  ///< scalars: of rank 0, which torch lets yield to the others
    bool anyArray = false, anyScalar = false;
    bool undecided = false;
    TypeKind number = TypeKind::Bool;
    bool anyNumber = false;

    void add(DType dtype, bool isScalar) {
        DType& all = isScalar ? scalars : arrays;
        bool& any = isScalar ? anyScalar : anyArray;
        all = any ? promote(all, dtype, rules) : dtype;
        any = true;
    }

    void add(const Type& type) {
        if (type.isArray()) {
            if (type.dtype == DType::Unknown) undecided = true;
            add(type.dtype, rules.promotion == Promotion::Torch && type.rank == 0);
        } else if (type.isNumber()) {
            number = anyNumber ? widerNumber(number, type.kind) : type.kind;
            anyNumber = true;
        } else if (type.isSequence() && !type.items.empty()) {
            for (const Type* item : type.items) add(*item);
        } else {
            undecided = true;
        }
    }

    DType result() const {
        if (undecided) return DType::Unknown;
        if (anyArray || anyScalar) {
            DType common = !anyScalar ? arrays : !anyArray ? scalars : yielding(arrays, scalars, rules);
            return anyNumber ? withNumber(common, number, rules) : common;
        }
        if (!anyNumber) return DType::Unknown;
        if (number == TypeKind::Complex && rules.numbersComplex != DType::Unknown) return rules.numbersComplex;
        return number == TypeKind::Bool ? DType::Bool : withNumber(DType::Bool, number, rules);
    }
};

DType Rule::promoted(std::span<ast::Expr* const> names) const {
    Promoter promoter{rules_};
    for (const ast::Expr* name : names) {
        const neutral::Expr* value = part(*name);
        if (!value) continue;
        if (value->kind == neutral::ExprKind::Tuple || value->kind == neutral::ExprKind::List)
            for (const neutral::Expr* item : value->parts) promoter.add(*item->type);
        else
            promoter.add(*value->type);
    }
    return promoter.result();
}

DType Rule::givenDType(const ast::Call& call) const {
    const neutral::Expr* given = part(*call.args[0]);
    if (given && given->type->kind != TypeKind::None) return namedDType(*given);
    return dtype(*call.args[1]);
}

DType Rule::dtype(const ast::Expr& rule) const {
    std::string_view name = functionName(rule);
    if (const auto* call = ast::as<ast::Call>(&rule); call && !call->args.empty()) {
        if (name == "given") return givenDType(*call);
        if (name == "accumulated" && call->args.size() == 2) {
            const neutral::Expr* given = part(*call->args[1]);
            if (given && given->type->kind != TypeKind::None) return namedDType(*given);
            DType own = promoted(call->args.first(1));
            return own == DType::Bool || isInteger(own) ? rules_.defaultInt : own;
        }
        if (name == "inferred") return isEmpty(*call->args[0]) ? rules_.defaultFloat : inferredDType(type(*call->args[0]), rules_);
        DType combined = promoted(call->args);
        if (name == "same" || name == "promoted" || name == "accumulated") return combined;
        if (name == "floating")
            return combined == DType::Bool || isInteger(combined) ? rules_.defaultFloat : combined;
        if (name == "real") return realOf(combined);
        if (name == "complex")
            return combined == DType::Bool || isInteger(combined) ? rules_.defaultComplex() : complexOf(combined);
        return DType::Unknown;
    }
    if (name == "index" || name == "default_int") return rules_.defaultInt;
    if (name == "default_float") return rules_.defaultFloat;
    if (name == "default_complex") return rules_.defaultComplex();
    return parseDType(name).value_or(DType::Unknown);
}

int rankOfType(const Type& type) {
    if (type.isArray()) return type.rank;
    if (type.isNumber()) return 0;
    if (!type.isSequence()) return -1;
    if (type.items.empty()) return type.kind == TypeKind::Tuple ? 1 : -1;
    int inner = rankOfType(*type.items[0]);
    return inner < 0 ? -1 : inner + 1;
}

/// The rank of an array parameter; of a parameter that takes several arrays, the greatest of theirs.
int Rule::rankOf(const ast::Expr& name) const {
    const Type& own = type(name);
    const auto* parameter = ast::as<ast::NameExpr>(&name);
    int i = parameter ? operation_.parameterIndex(parameter->id.text()) : -1;
    const Parameter* declared = i < 0 ? nullptr : &operation_.parameters[static_cast<std::size_t>(i)];
    bool isMany = declared && (declared->type == ParamType::Arrays || declared->kind == ParamKind::VarPositional);
    if (!isMany || !own.isSequence()) return rankOfType(own);
    int rank = own.items.empty() ? -1 : 0;
    for (const Type* item : own.items) {
        int next = rankOfType(*item);
        if (next < 0) return -1;
        rank = std::max(rank, next);
    }
    return rank;
}

bool isNone(const ast::Expr* value) {
    const auto* constant = ast::as<ast::Constant>(value);
    return constant && constant->value.type == ast::Literal::Type::None;
}

/// Arrays joined along an axis; without one they are flattened.
int Rule::joinedRank(const ast::Call& call) const {
    const ast::Expr* axis = literal(*call.args[1]);
    if (isNone(axis)) return 1;
    return axis || type(*call.args[1]).kind == TypeKind::Int ? rankOf(*call.args[0]) : -1;
}

int Rule::reducedRank(const ast::Call& call) const {
    int rank = rankOf(*call.args[0]);
    if (call.args.size() > 2) {
        const auto* keep = ast::as<ast::Constant>(literal(*call.args[2]));
        if (!keep) return -1;
        if (keep->value.type == ast::Literal::Type::True) return rank;
    }
    const ast::Expr* axis = literal(*call.args[1]);
    if (!axis) return type(*call.args[1]).kind == TypeKind::Int && rank > 0 ? rank - 1 : -1;
    if (isNone(axis)) return 0;
    int removed = 1;
    if (const auto* tuple = ast::as<ast::Tuple>(axis)) removed = static_cast<int>(tuple->elts.size());
    if (const auto* list = ast::as<ast::List>(axis)) removed = static_cast<int>(list->elts.size());
    return rank < removed ? -1 : rank - removed;
}

int Rule::shapeRank(const Type& shape) const {
    if (shape.kind == TypeKind::Int) return 1;
    return shape.kind == TypeKind::Tuple ? static_cast<int>(shape.items.size()) : -1;
}

int Rule::broadcastRank(std::span<ast::Expr* const> names) const {
    int rank = 0;
    for (const ast::Expr* name : names) {
        if (!part(*name)) continue;
        int own = rankOf(*name);
        if (own < 0) return -1;
        rank = std::max(rank, own);
    }
    return rank;
}

int Rule::matmulRank(const ast::Call& call) const {
    int a = rankOfType(type(*call.args[0])), b = rankOfType(type(*call.args[1]));
    if (a < 0 || b < 0) return -1;
    if (a == 1 && b == 1) return 0;
    if (a == 1) return b - 1;
    return b == 1 ? a - 1 : std::max(a, b);
}

int Rule::expandedRank(const ast::Call& call) const {
    int rank = rankOf(*call.args[0]);
    if (rank < 0) return -1;
    if (const auto* tuple = ast::as<ast::Tuple>(literal(*call.args[1]))) return rank + static_cast<int>(tuple->elts.size());
    const Type& axis = type(*call.args[1]);
    return axis.kind == TypeKind::Int || literal(*call.args[1]) ? rank + 1 : -1;
}

int Rule::squeezedRank(const ast::Call& call) const {
    int rank = rankOfType(type(*call.args[0]));
    const ast::Expr* axis = literal(*call.args[1]);
    if (rank < 0 || !axis) return -1;
    if (const auto* tuple = ast::as<ast::Tuple>(axis)) return rank - static_cast<int>(tuple->elts.size());
    return isNone(axis) ? -1 : rank - 1;
}

int Rule::permutedRank(const ast::Call& call) const { return rankOfType(type(*call.args[0])); }

int Rule::rank(const ast::Expr& rule) const {
    std::string_view name = functionName(rule);
    if (name == "scalar") return 0;
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || call->args.empty()) return -1;
    if (name == "rank") {
        return static_cast<int>(ast::integerValue(call->args[0]).value_or(-1));
    }
    if (name == "same" || name == "like_rank" || name == "transposed") return rankOf(*call->args[0]);
    if (name == "permuted") return permutedRank(*call);
    if (name == "broadcast") return broadcastRank(call->args);
    if (name == "of") return shapeRank(type(*call->args[0]));
    if (name == "inferred") return rankOfType(type(*call->args[0]));
    if (name == "flat" || name == "counted") return 1;
    if (call->args.size() < 2) return -1;
    if (name == "joined") return joinedRank(*call);
    if (name == "reduced") return reducedRank(*call);
    if (name == "matmul") return matmulRank(*call);
    if (name == "expanded") return expandedRank(*call);
    if (name == "squeezed") return squeezedRank(*call);
    return -1;
}

std::vector<std::int64_t> lengthsOf(std::span<ast::Expr* const> sizes) {
    std::vector<std::int64_t> lengths;
    for (const ast::Expr* size : sizes) lengths.push_back(ast::integerValue(size).value_or(-1));
    return lengths;
}

/// `(2, n)`, `3`; nothing if it is written otherwise.
std::vector<std::int64_t> writtenLengths(const neutral::Expr& shape) {
    const ast::Expr* written = shape.kind == neutral::ExprKind::Source ? shape.source : shape.literal;
    if (const auto* tuple = ast::as<ast::Tuple>(written)) return lengthsOf(tuple->elts);
    if (const auto* list = ast::as<ast::List>(written)) return lengthsOf(list->elts);
    std::vector<std::int64_t> lengths;
    if (shape.kind == neutral::ExprKind::Tuple)
        for (const neutral::Expr* part : shape.parts) lengths.push_back(ast::integerValue(knownLiteral(*part)).value_or(-1));
    else if (auto length = ast::integerValue(knownLiteral(shape))) lengths.push_back(*length);
    return lengths;
}

/// The lengths of lists in lists that are written out.
std::vector<std::int64_t> nestedLengths(const neutral::Expr& obj) {
    std::vector<std::int64_t> lengths;
    const ast::Expr* written = obj.kind == neutral::ExprKind::Source ? obj.source : nullptr;
    while (written) {
        const auto* list = ast::as<ast::List>(written);
        const auto* tuple = ast::as<ast::Tuple>(written);
        if (!list && !tuple) break;
        std::span<ast::Expr* const> elements = list ? list->elts : tuple->elts;
        if (std::ranges::any_of(elements, [](const ast::Expr* e) { return e->kind == ast::Kind::Starred; })) return {};
        lengths.push_back(static_cast<std::int64_t>(elements.size()));
        written = elements.empty() ? nullptr : elements[0];
    }
    return lengths;
}

/// How many numbers arange counts, where its arguments are written out.
std::optional<std::int64_t> Rule::counted(const ast::Call& call) const {
    auto start = ast::integerValue(literal(*call.args[0])), stop = ast::integerValue(literal(*call.args[1]));
    auto step = ast::integerValue(literal(*call.args[2]));
    if (!start || step != 1 || (!stop && !isNone(literal(*call.args[1])))) return std::nullopt;
    return std::max<std::int64_t>(0, stop ? *stop - *start : *start);
}

/// The sizes of the axes, as far as they are written out; -1 for those that are not.
std::vector<std::int64_t> Rule::shape(const ast::Expr& rule) const {
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || call->args.empty()) return {};
    std::string_view name = functionName(rule);
    const neutral::Expr* value = part(*call->args[0]);
    if (name == "same") return {type(*call->args[0]).shape.begin(), type(*call->args[0]).shape.end()};
    if (name == "of" && value) return writtenLengths(*value);
    if (name == "inferred" && value && value->type->isArray()) return {value->type->shape.begin(), value->type->shape.end()};
    if (name == "inferred" && value) return nestedLengths(*value);
    if (name != "counted") return {};
    std::optional<std::int64_t> length = counted(*call);
    return length ? std::vector<std::int64_t>{*length} : std::vector<std::int64_t>{};
}

const Type* arrayOf(const ast::Call& call, const Rule& rule, FrameworkId framework, Arena& arena) {
    Type type;
    type.kind = TypeKind::Array;
    type.framework = framework;
    if (!call.args.empty()) type.dtype = rule.dtype(*call.args[0]);
    if (call.args.size() > 1) {
        type.rank = static_cast<std::int8_t>(rule.rank(*call.args[1]));
        std::vector<std::int64_t> sizes = rule.shape(*call.args[1]);
        if (static_cast<int>(sizes.size()) == type.rank) type.shape = arena.copy(sizes);
    }
    return arena.make<Type>(type);
}

/// `layer(RULE)`, RULE over the `x` that it is called with; `layer(chain(layers))`: each is called with what the last one gave.
const Type* layerOf(const ast::Call& call, const Rule& rule, FrameworkId framework, Arena& arena) {
    Type type;
    type.kind = TypeKind::Layer;
    type.framework = framework;
    const auto* chain = call.args.empty() ? nullptr : ast::as<ast::Call>(call.args[0]);
    if (chain && functionName(*chain) == "chain") {
        const Type& layers = rule.type(*chain->args[0]);
        if (layers.kind == TypeKind::Tuple) type.items = layers.items;
    }
    if (!chain || functionName(*chain) != "chain") type.definition = call.args.empty() ? nullptr : call.args[0];
    return arena.make<Type>(type);
}

const Type* typeOfRule(const ast::Expr& result, const Rule& rule, FrameworkId framework, Arena& arena) {
    if (const auto* tuple = ast::as<ast::Tuple>(&result)) {
        std::vector<const Type*> items;
        for (const ast::Expr* item : tuple->elts) items.push_back(typeOfRule(*item, rule, framework, arena));
        return tupleType(arena, items);
    }
    std::string_view name = functionName(result);
    const auto* call = ast::as<ast::Call>(&result);
    if (call && (name == "array" || name == "view")) return arrayOf(*call, rule, framework, arena);
    if (call && name == "list" && !call->args.empty())
        return listType(arena, typeOfRule(*call->args[0], rule, framework, arena));
    if (call && name == "tuple" && !call->args.empty()) {
        Type type = *listType(arena, typeOfRule(*call->args[0], rule, framework, arena));
        return arena.make<Type>(type);
    }
    if (call && name == "literal" && !call->args.empty()) {
        Type type;
        type.kind = TypeKind::Str;
        type.literal = call->args[0];
        return arena.make<Type>(type);
    }
    if (call && name == "layer") return layerOf(*call, rule, framework, arena);
    if (call && name == "elements" && !call->args.empty()) return listType(arena, rule.elements(*call->args[0], arena));
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

DType inferredDType(const Type& type, const DTypeRules& rules) {
    Promoter promoter{rules};
    promoter.add(type);
    return promoter.result();
}

DType namedDType(const neutral::Expr& expr) {
    if (expr.kind == neutral::ExprKind::Operation) return parseDType(expr.operation->name).value_or(DType::Unknown);
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
    return typeOfRule(*operation.result, Rule(operation, parts, rules), framework, arena);
}

const Type* callResult(const Type& layer, const Type* argument, FrameworkId framework, const DTypeRules& rules, Arena& arena) {
    if (!layer.definition) return layer.items.size() == 1 && layer.items[0]->isArray() ? layer.items[0] : unknownType();
    static const Parameter x{"x", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    Operation call;
    call.parameters = {&x, 1};
    neutral::Expr part{neutral::ExprKind::Source};
    part.type = argument;
    const neutral::Expr* parts[] = {&part};
    return typeOfRule(static_cast<const ast::Expr&>(*layer.definition), Rule(call, parts, rules), framework, arena);
}

DType resultDType(const Operation& operation, Parts parts, const DTypeRules& rules) {
    const auto* call = ast::as<ast::Call>(operation.result);
    if (!call || call->args.empty()) return DType::Unknown;
    std::string_view name = functionName(*call);
    if (name != "array" && name != "view") return DType::Unknown;
    return Rule(operation, parts, rules).dtype(*call->args[0]);
}

std::string_view dtypeRule(const Operation& operation) {
    const auto* result = ast::as<ast::Call>(operation.result);
    return result && !result->args.empty() ? functionName(*result->args[0]) : std::string_view();
}

std::vector<int> combinedParameters(const Operation& operation) {
    std::vector<int> indices;
    const auto* result = ast::as<ast::Call>(operation.result);
    if (result && !result->args.empty()) {
        const auto* rule = ast::as<ast::Call>(result->args[0]);
        if (rule && (functionName(*rule) == "promoted" || functionName(*rule) == "floating"))
            for (const ast::Expr* name : rule->args)
                if (const auto* parameter = ast::as<ast::NameExpr>(name))
                    indices.push_back(operation.parameterIndex(parameter->id.text()));
    }
    if (!indices.empty()) return indices;
    int x1 = operation.parameterIndex("x1"), x2 = operation.parameterIndex("x2");
    return x1 >= 0 && x2 >= 0 ? std::vector<int>{x1, x2} : std::vector<int>{};
}

DType operandDType(const Operation& operation, Parts parts, const DTypeRules& rules) {
    Promoter promoter{rules};
    bool any = false;
    for (int i : combinedParameters(operation)) {
        const neutral::Expr* part = i < 0 ? nullptr : parts[static_cast<std::size_t>(i)];
        if (!part) continue;
        if (part->kind == neutral::ExprKind::Tuple || part->kind == neutral::ExprKind::List)
            for (const neutral::Expr* item : part->parts) promoter.add(*item->type);
        else
            promoter.add(*part->type);
        any = true;
    }
    return any ? promoter.result() : DType::Unknown;
}

}  // namespace regraft
