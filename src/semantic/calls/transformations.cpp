#include "semantic/calls/transformations.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "ast/display.h"
#include "ast/names.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "semantic/calls/function_transforms.h"
#include "semantic/calls/tree_types.h"
#include "semantic/definitions/definitions.h"

namespace regraft::semantic {

namespace {

constexpr ast::NodeId transformedId = UINT32_MAX - 1;  // no node of a file has it
constexpr int deepest = 8;                             // of containers

std::string_view nameOf(const ast::Expr& expr) {
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* name = ast::as<ast::NameExpr>(call ? call->func : &expr);
    return name ? name->id.text() : std::string_view();
}

bool isNone(const ast::Expr* literal) {
    const auto* constant = ast::as<ast::Constant>(literal);
    return constant && constant->value.type == ast::Literal::Type::None;
}

std::optional<int> intOf(const ast::Expr& literal) {
    const auto* negated = ast::as<ast::UnaryOp>(&literal);
    const auto* constant = ast::as<ast::Constant>(negated ? negated->operand : &literal);
    if (!constant || constant->value.type != ast::Literal::Type::Int || constant->value.text.size() > 4) return std::nullopt;
    int number = std::atoi(std::string(constant->value.text).c_str());
    return negated ? -number : number;
}

/// Whether `literal`, an int or several, names the position `index`.
bool names(const ast::Expr& literal, std::size_t index) {
    if (auto number = intOf(literal)) return *number == static_cast<int>(index);
    auto elements = ast::elementsOf(&literal);
    return std::any_of(elements.begin(), elements.end(), [&](const ast::Expr* one) { return names(*one, index); });
}

/// Whether `literal`, a string or several, names `parameter`.
bool names(const ast::Expr& literal, std::string_view parameter) {
    if (const auto* constant = ast::as<ast::Constant>(&literal))
        return constant->value.type == ast::Literal::Type::Str && constant->value.text == parameter;
    auto elements = ast::elementsOf(&literal);
    return std::any_of(elements.begin(), elements.end(), [&](const ast::Expr* one) { return names(*one, parameter); });
}

}  // namespace

const Transformed* transformedOf(const Type* type) {
    const ast::Node* definition = type->definition;
    bool isTransformed = definition && definition->kind == ast::Kind::alias && definition->id == transformedId;
    return isTransformed ? static_cast<const Transformed*>(definition) : nullptr;
}

void Transformation::setArguments(std::vector<const Type*> types, std::vector<std::pair<Name, const Type*>> keywords,
                                  const ast::Call* call) {
    arguments_ = std::move(types);
    keywords_ = std::move(keywords);
    call_ = call;
}

int Transformation::parameterIndex(const ast::Expr& name) const {
    const auto* parameter = ast::as<ast::NameExpr>(&name);
    return parameter ? meaning_.operation->parameterIndex(parameter->id.text()) : -1;
}

const neutral::Expr* Transformation::part(const ast::Expr& name) const {
    int i = parameterIndex(name);
    return i < 0 ? nullptr : meaning_.parts[static_cast<std::size_t>(i)];
}

const Type* Transformation::parameter(const ast::Expr& name) const {
    const neutral::Expr* value = part(name);
    if (!value) return simpleType(TypeKind::None);
    const Type* fresh = value->kind == neutral::ExprKind::Source ? facts_.types[value->source->id] : nullptr;
    return fresh ? fresh : value->type;
}

/// The constant that a parameter has; null if it is not known.
const ast::Expr* Transformation::literal(const ast::Expr& name) const {
    if (const neutral::Expr* value = part(name)) return knownLiteral(*value);
    int i = parameterIndex(name);
    return i < 0 ? nullptr : meaning_.operation->parameters[static_cast<std::size_t>(i)].defaultValue;
}

/// The functions that a parameter holds: one, or those of a sequence.
std::vector<const Type*> Transformation::functions(const ast::Call& rule) const {
    const Type* type = withoutNone(parameter(*rule.func));
    if (!type->isSequence()) return {type};
    return {type->items.begin(), type->items.end()};
}

/// The `traced(…)` or `mapped(…)` around the arguments that a rule hands on; null if there is none.
const ast::Call* Transformation::rest(const ast::Call& rule) const {
    const auto* starred = rule.args.empty() ? nullptr : ast::as<ast::Starred>(rule.args[0]);
    return starred ? ast::as<ast::Call>(starred->value) : nullptr;
}

bool Transformation::isMapped(const ast::Expr& axes, std::size_t index) const {
    const ast::Expr* known = literal(axes);
    if (!known) return false;
    auto elements = ast::elementsOf(known);
    return elements.empty() ? !isNone(known) : index < elements.size() && !isNone(elements[index]);
}

/// `in_axes=((0, None), 1)`
bool Transformation::isMappedInside(const ast::Expr& axes, std::size_t index) const {
    const ast::Expr* known = literal(axes);
    if (!known) return true;
    const auto elements = ast::elementsOf(known);
    return index < elements.size() && elements[index]->kind == ast::Kind::Tuple;
}

bool Transformation::isTraced(const ast::Call& rule, std::size_t index, std::string_view name) const {
    if (nameOf(rule) == "mapped") return isMapped(*rule.args[1], index);
    if (nameOf(rule) != "traced") return false;
    if (const ast::Expr* only = ast::keywordValue(rule, "only")) {
        const ast::Expr* known = literal(*only);
        return known && names(*known, index);
    }
    const ast::Expr* but = ast::keywordValue(rule, "but");
    const ast::Expr* named = ast::keywordValue(rule, "named");
    const ast::Expr* positions = but ? literal(*but) : nullptr;
    const ast::Expr* parameters = named ? literal(*named) : nullptr;
    if ((but && !positions) || (named && !parameters)) return false;
    return !(positions && names(*positions, index)) && !(parameters && names(*parameters, name));
}

bool Transformation::tracesArgument(std::size_t index) const {
    auto traces = [&](const ast::Expr* call) {
        const ast::Call* given = rest(*ast::as<ast::Call>(call));
        return given && isTraced(*given, index, {});
    };
    auto calls = meaning_.operation->calls;
    return std::any_of(calls.begin(), calls.end(), traces);
}

const Type* Transformation::sameFunction() const {
    const Operation& operation = *meaning_.operation;
    const auto* gives = ast::as<ast::Call>(operation.gives);
    if (!gives || nameOf(*gives) != "returned" || operation.calls.size() != 1) return nullptr;
    const auto& call = *ast::as<ast::Call>(operation.calls[0]);
    const ast::Call* changed = rest(call);
    if (call.args.size() != 1 || (changed && nameOf(*changed) != "traced")) return nullptr;
    const Type* function = parameter(*call.func);
    return function->kind == TypeKind::Function ? function : nullptr;
}

/// What is handed to the functions are arrays, or containers of arrays.
void Transformation::markTraced() {
    for (const ast::Expr* call : meaning_.operation->calls) {
        const auto& rule = *ast::as<ast::Call>(call);
        for (const Type* function : functions(rule)) {
            FunctionInfo* info = definitions_.functionOf(function);
            if (!info || info->isForeign() || rule.args.empty()) continue;
            bool handsOn = rule.args[0]->kind == ast::Kind::Starred;
            std::size_t first = info->owner && !info->isStatic ? 1 : 0;
            const ast::Call* given = rest(rule);
            for (std::size_t i = first; i < info->parameters.size(); ++i) {
                bool isGiven =
                    handsOn ? given && isTraced(*given, i - first, info->parameters[i]->name.text()) : i - first < rule.args.size();
                if (!isGiven || info->traced[i]) continue;
                info->traced[i] = info->isDirty = true;
            }
        }
    }
}

void Transformation::run() {
    for (const ast::Expr* call : meaning_.operation->calls) {
        const auto& rule = *ast::as<ast::Call>(call);
        const Type* result = pendingType();
        std::vector<std::pair<Name, const Type*>> keywords;
        if (const ast::Call* given = rest(rule))
            for (const auto& [name, type] : keywords_) {
                bool isMapping = nameOf(*given) == "mapped";
                keywords.emplace_back(name, isMapping ? element(type) : isTraced(*given, SIZE_MAX, name.text()) ? traced(type) : type);
            }
        Types types = arguments(rule);
        for (const Type* function : functions(rule))
            result = joinTypes(arena_, result, functions_.callWith(function, types, keywords, call_));
        returned_.emplace_back(nameOf(*rule.func), result);
    }
}

Transformation::Types Transformation::arguments(const ast::Call& rule) {
    Types types;
    for (const ast::Expr* arg : rule.args) {
        const auto* starred = ast::as<ast::Starred>(arg);
        if (!starred) {
            const auto* call = ast::as<ast::Call>(arg);
            const bool isLeaf = call && nameOf(*call) == "leaf";  // as it is in the tree
            types.push_back(isLeaf ? given(*arg) : traced(given(*arg)));
            continue;
        }
        Types more = list(*starred->value);
        types.insert(types.end(), more.begin(), more.end());
    }
    return types;
}

Transformation::Types Transformation::list(const ast::Expr& rule) {
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call) {
        if (nameOf(rule) == "arguments") return arguments_;
        const neutral::Expr* value = part(rule);
        Types types;
        if (value && value->kind == neutral::ExprKind::Tuple)
            for (const neutral::Expr* one : value->parts)
                types.push_back(one->kind == neutral::ExprKind::Source ? facts_.typeOf(*one->source) : one->type);
        else if (value && withoutNone(parameter(rule))->kind == TypeKind::Tuple)
            types.assign(parameter(rule)->items.begin(), parameter(rule)->items.end());
        return types;
    }
    Types types = list(*call->args[0]);
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (nameOf(rule) == "element") types[i] = element(types[i]);
        else if (nameOf(rule) == "leaf") types[i] = treeLeaf(*call, types[i]);
        else if (nameOf(rule) == "core") types[i] = core(types[i]);
        else if (nameOf(rule) == "mapped" && isMappedInside(*call->args[1], i)) types[i] = unknownType();
        else if (!isTraced(*call, i, {})) continue;
        else if (nameOf(rule) == "traced") types[i] = traced(types[i]);
        else types[i] = element(types[i]);
    }
    return types;
}

const Type* Transformation::given(const ast::Expr& rule) {
    if (const auto* tuple = ast::as<ast::Tuple>(&rule)) {
        Types items;
        for (const ast::Expr* one : tuple->elts) items.push_back(given(*one));
        return tupleType(arena_, items);
    }
    if (const auto* choice = ast::as<ast::IfExp>(&rule)) return this->choice(*choice);
    if (const auto* subscript = ast::as<ast::Subscript>(&rule)) return item(*subscript);
    if (const auto* call = ast::as<ast::Call>(&rule)) return callRule(*call);
    std::string_view name = nameOf(rule);
    if (parameterIndex(rule) >= 0) return parameter(rule);
    if (name == "int") return simpleType(TypeKind::Int);
    if (name == "float") return simpleType(TypeKind::Float);
    if (name == "bool") return simpleType(TypeKind::Bool);
    if (name == "none") return simpleType(TypeKind::None);
    return unknownType();
}

const Type* Transformation::callRule(const ast::Call& rule) {
    std::string_view name = nameOf(rule);
    if (name == "returned") {
        for (const auto& [function, result] : returned_)
            if (function == nameOf(*rule.args[0])) return result;
        return unknownType();
    }
    if (name == "element") return element(given(*rule.args[0]));
    if (name == "leaf") return treeLeaf(rule, given(*rule.args[0]));
    if (name == "core") return core(given(*rule.args[0]));
    if (name == "list") return listType(arena_, given(*rule.args[0]));
    if (name == "tree") return treeOf(arena_, given(*rule.args[0]), given(*rule.args[1]));
    if (name == "stacked") return stacked(given(*rule.args[0]));
    if (name == "traced") return traced(given(*rule.args[0]));
    if (name == "outer") return outer(given(*rule.args[0]), given(*rule.args[1]));
    if (name == "vector")
        return arrayType(arena_, framework_.id, given(*rule.args[0])->isArray() ? given(*rule.args[0])->dtype : DType::Unknown, 1);
    if (name == "at") return at(list(*rule.args[0]), *rule.args[1]);
    if (name == "all") return tupleType(arena_, list(*rule.args[0]));
    if (name == "function") return functionType(given(*rule.args[0]));
    return unknownType();
}

/// Where the program itself says what a leaf is, nothing is known of it.
const Type* Transformation::treeLeaf(const ast::Call& rule, const Type* tree) {
    const ast::Expr* saying = ast::keywordValue(rule, "said_by");
    const bool isSaid = saying && part(*saying) && !isNone(literal(*saying));
    return isSaid ? unknownType() : leafOfTree(arena_, tree);
}

const Type* Transformation::outer(const Type* result, const Type* argument) {
    const Type *first = traced(result), *second = traced(argument);
    if (!first->isArray() || !second->isArray()) return isPending(first) ? first : isPending(second) ? second : unknownType();
    int rank = first->rank < 0 || second->rank < 0 ? -1 : first->rank + second->rank;
    return arrayType(arena_, framework_.id, first->dtype, rank);
}

const Type* Transformation::item(const ast::Subscript& rule) {
    const Type* whole = given(*rule.value);
    if (isPending(whole)) return whole;
    whole = withoutNone(whole);
    auto index = intOf(*rule.slice);
    bool isThere = index && whole->kind == TypeKind::Tuple && static_cast<std::size_t>(*index) < whole->items.size();
    return isThere ? whole->items[static_cast<std::size_t>(*index)] : unknownType();
}

const Type* Transformation::choice(const ast::IfExp& rule) {
    regraft::Environment environment{meaning_.operation->parameters, {meaning_.parts.begin(), meaning_.parts.end()}};
    switch (evaluate(*rule.test, environment)) {
        case Truth::True: return given(*rule.body);
        case Truth::False: return given(*rule.orelse);
        default: return unknownType();
    }
}

/// What stands at the position that a constant names, or a tuple of what stands at several.
const Type* Transformation::at(const Types& all, const ast::Expr& which) {
    const ast::Expr* known = literal(which);
    auto one = [&](const ast::Expr& position) {
        auto index = intOf(position);
        if (!index) return unknownType();
        auto i = static_cast<std::size_t>(*index < 0 ? static_cast<int>(all.size()) + *index : *index);
        return i < all.size() ? traced(all[i]) : unknownType();
    };
    if (!known) return unknownType();
    auto elements = ast::elementsOf(known);
    if (elements.empty()) return one(*known);
    Types items;
    for (const ast::Expr* element : elements) items.push_back(one(*element));
    return tupleType(arena_, items);
}

/// `leaf` of every array or number in nested containers.
const Type* Transformation::deep(const Type* type, const Type* (Transformation::*leaf)(const Type*)) {
    bool isContainer = type->kind == TypeKind::Tuple || type->kind == TypeKind::List || type->kind == TypeKind::Dict;
    if (!isContainer || type->items.empty()) return type;
    Types items;
    for (std::size_t i = 0; i < type->items.size(); ++i) {
        bool isKey = type->kind == TypeKind::Dict && i == 0;
        items.push_back(isKey ? type->items[i] : (this->*leaf)(type->items[i]));
    }
    Type changed = *type;
    changed.literal = nullptr;
    changed.items = arena_.copy(items);
    return arena_.make<Type>(changed);
}

/// Several keys are one thing to map over, as an array is: `split(key, n)`.
static bool isKeys(const Type& type) {
    return type.kind == TypeKind::List && type.items.size() == 1 && type.items[0]->kind == TypeKind::Generator;
}

const Type* Transformation::element(const Type* type) {
    if (type->isArray()) {
        Type row = *dropAxes(arena_, *type, 1);
        row.shape = {};
        return arena_.make<Type>(row);
    }
    if (isKeys(*type)) return type->items[0];
    return deep(type, &Transformation::element);
}

const Type* Transformation::stacked(const Type* type) {
    const Type* leaf = traced(type);
    if (leaf->kind == TypeKind::Generator) return containerOf(arena_, TypeKind::List, leaf);
    if (!leaf->isArray()) return deep(leaf, &Transformation::stacked);
    Type more = *leaf;
    more.literal = nullptr;
    more.shape = {};
    if (more.rank >= 0) ++more.rank;
    return arena_.make<Type>(more);
}

const Type* Transformation::traced(const Type* type) {
    if (!type->isNumber()) return deep(type, &Transformation::traced);
    DType dtype = framework_.dtypeRules.defaultFloat;
    if (type->kind == TypeKind::Bool) dtype = DType::Bool;
    if (type->kind == TypeKind::Int) dtype = framework_.dtypeRules.defaultInt;
    if (type->kind == TypeKind::Complex) dtype = framework_.dtypeRules.defaultComplex();
    return arrayType(arena_, framework_.id, dtype, 0);
}

const Type* Transformation::core(const Type* type) {
    const Type* whole = traced(type);
    return whole->isArray() ? arrayType(arena_, framework_.id, whole->dtype) : isPending(whole) ? whole : unknownType();
}

const Type* Transformation::functionType(const Type* result) {
    Transformed*& slot = facts_.transformed[{&site_, made_++}];
    if (!slot) {
        slot = arena_.make<Transformed>();
        slot->kind = ast::Kind::alias;
        slot->id = transformedId;
        slot->site = &site_;
        Type type;
        type.kind = TypeKind::Function;
        type.definition = slot;
        slot->type = arena_.make<Type>(type);
    }
    slot->meaning = &meaning_;
    slot->framework = &framework_;
    slot->result = result;
    return slot->type;
}

}  // namespace regraft::semantic
