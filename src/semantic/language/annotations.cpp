#include "semantic/language/annotations.h"

#include <array>

#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/definitions/program_modules.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/objects.h"
#include "semantic/language/expressions.h"
#include "semantic/language/names.h"

namespace regraft::semantic {

namespace {

struct NamedKind {
    std::string_view name;
    TypeKind kind;
};

constexpr NamedKind pythonTypes[] = {{"int", TypeKind::Int},         {"float", TypeKind::Float},  {"bool", TypeKind::Bool},
                                     {"complex", TypeKind::Complex}, {"str", TypeKind::Str},      {"bytes", TypeKind::Bytes},
                                     {"list", TypeKind::List},       {"dict", TypeKind::Dict},    {"set", TypeKind::Set},
                                     {"tuple", TypeKind::Tuple},     {"slice", TypeKind::Slice},  {"List", TypeKind::List},
                                     {"Dict", TypeKind::Dict},       {"Set", TypeKind::Set},      {"Tuple", TypeKind::Tuple},
                                     {"frozenset", TypeKind::Set},   {"NoneType", TypeKind::None}};

TypeKind kindNamed(std::string_view name) {
    for (const NamedKind& type : pythonTypes)
        if (type.name == name) return type.kind;
    return TypeKind::Unknown;
}

std::span<ast::Expr* const> elementsOf(ast::Expr* const& expr) {
    if (const auto* tuple = ast::as<ast::Tuple>(expr)) return tuple->elts;
    return std::span<ast::Expr* const>(&expr, 1);
}

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    for (std::string_view one : names)
        if (one == name) return true;
    return false;
}

}  // namespace

bool makesTypes(const ApiName& name) {
    for (std::string_view module : {"typing.", "typing_extensions.", "collections.abc.", "jaxtyping."})
        if (name.text.starts_with(module)) return true;
    return name.text.starts_with("builtins.") && isOneOf(name.last, {"list", "dict", "tuple", "set", "frozenset", "type"});
}

const Type* Annotations::evaluate(const ast::Expr& annotation) {
    bool outer = std::exchange(state_.inAnnotation, true);
    expressions_.evaluate(annotation);
    state_.inAnnotation = outer;
    return annotated(annotation);
}

const Type* Annotations::annotated(const ast::Expr& annotation, const ast::Constant* quote) {
    if (const auto* constant = ast::as<ast::Constant>(&annotation)) {
        if (constant->value.type == ast::Literal::Type::None) return simpleType(TypeKind::None);
        return constant->value.type == ast::Literal::Type::Str ? annotatedText(*constant, quote ? *quote : *constant) : unknownType();
    }
    if (const auto* subscript = ast::as<ast::Subscript>(&annotation)) return annotatedSubscript(*subscript, quote);
    if (const auto* either = ast::as<ast::BinOp>(&annotation); either && either->op == ast::BinaryOp::BitOr)
        return annotatedUnion(std::array{either->left, either->right}, quote);
    return annotatedName(denotedBy(annotation, quote));
}

const Type* Annotations::annotatedName(const Type* type) {
    if (const ApiName* name = apiOf(type)) {
        if (!name->framework) return simpleType(kindNamed(name->last));
        const FrameworkId framework = name->framework->id;
        if (name->framework->generators.has(name->text)) return generatorType(arena_, framework);
        return name->isArrayClass() ? arrayType(arena_, framework, DType::Unknown) : objects_.objectNamed(*name);
    }
    if (type->kind != TypeKind::Class) return unknownType();
    if (type->definition) return definitions_.classInfo(*type->definition).instance;
    return type->items.size() == 1 ? type->items[0] : unknownType();
}

const Type* Annotations::aliasOf(const Type* instance) {
    return instance->isUnknown() && !isOptional(instance) ? unknownType() : containerOf(arena_, TypeKind::Class, instance);
}

const Type* Annotations::annotatedUnion(std::span<ast::Expr* const> members, const ast::Constant* quote) {
    const Type* joined = pendingType();
    for (const ast::Expr* member : members) joined = joinTypes(arena_, joined, annotated(*member, quote));
    return isPending(joined) ? unknownType() : joined;
}

const Type* Annotations::annotatedSubscript(const ast::Subscript& annotation, const ast::Constant* quote) {
    const Type* base = denotedBy(*annotation.value, quote);
    const ApiName* generic = apiOf(base);
    auto typeOfPart = [&](const ast::Expr& part) { return annotated(part, quote); };
    if (!generic && base->kind == TypeKind::Instance) {  // an object whose items are types
        FunctionInfo* getter = classes_.method(*base->definition, "__getitem__");
        return getter ? annotatedName(runner_.resultOf(*getter)) : unknownType();
    }
    if (!generic) return annotatedName(base);
    ast::Expr* const slice = annotation.slice;
    std::span<ast::Expr* const> items = elementsOf(slice);
    std::string_view name = generic->last;
    if (items.empty()) return simpleType(isOneOf(name, {"Tuple", "tuple"}) ? TypeKind::Tuple : TypeKind::Unknown);
    if (generic->framework && generic->isArrayClass()) return annotatedName(base);
    if (name == "NDArray" && generic->framework) return arrayType(arena_, generic->framework->id, DType::Unknown);
    if (name == "Optional") return optionalOf(arena_, typeOfPart(*items[0]));
    if (name == "Union") return annotatedUnion(items, quote);
    if (isOneOf(name, {"Annotated", "Final", "ClassVar", "Required", "NotRequired"})) return typeOfPart(*items[0]);
    if (generic->text.starts_with("jaxtyping.")) return typeOfPart(*items[0]);
    if (isOneOf(name, {"List", "list"})) return containerOf(arena_, TypeKind::List, typeOfPart(*items[0]));
    if (isOneOf(name, {"Sequence", "Iterable", "Iterator", "Collection", "Generator", "AsyncIterator", "MutableSequence"}))
        return containerOf(arena_, TypeKind::Iterator, typeOfPart(*items[0]));
    if (name == "Callable" && items.size() == 2) return containerOf(arena_, TypeKind::Function, typeOfPart(*items[1]));
    if (isOneOf(name, {"Set", "set", "FrozenSet", "frozenset"})) return containerOf(arena_, TypeKind::Set, typeOfPart(*items[0]));
    if (isOneOf(name, {"Dict", "dict", "Mapping", "MutableMapping", "DefaultDict", "OrderedDict", "defaultdict"}) && items.size() == 2)
        return containerOf(arena_, TypeKind::Dict, std::array{typeOfPart(*items[0]), typeOfPart(*items[1])});
    if (isOneOf(name, {"Tuple", "tuple"})) {
        const auto* rest = ast::as<ast::Constant>(items.back());
        if (rest && rest->value.type == ast::Literal::Type::Ellipsis) return containerOf(arena_, TypeKind::Iterator, typeOfPart(*items[0]));
        std::vector<const Type*> types;
        for (const ast::Expr* item : items) types.push_back(typeOfPart(*item));
        return containerOf(arena_, TypeKind::Tuple, types);
    }
    return unknownType();
}

/// An annotation in quotes: read with the names of the scope that `where` stands in. Its parts are no nodes of the file.
const Type* Annotations::annotatedText(const ast::Constant& text, const ast::Constant& where) {
    std::string source(text.value.text);
    ParseResult parsed = parseExpression(source);
    if (!parsed.file || parsed.file->module->body.empty()) return unknownType();
    const auto* statement = ast::as<ast::ExprStmt>(parsed.file->module->body[0]);
    return statement ? annotated(*statement->value, &where) : unknownType();
}

/// What a name or dotted name stands for: in the file, or in the string `quote`.
const Type* Annotations::denotedBy(const ast::Expr& expr, const ast::Constant* quote) {
    if (!quote) return facts_.types[expr.id] ? facts_.types[expr.id] : unknownType();
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return quotedName(facts_.file.names->intern(name->id.text()), *quote);
    const auto* attribute = ast::as<ast::Attribute>(&expr);
    if (!attribute) return unknownType();
    const Type* base = denotedBy(*attribute->value, quote);
    Name member = facts_.file.names->intern(attribute->attr.text());
    if (ModuleId module = programModules_.moduleOf(base); module != noModule) {
        const Type* type = programModules_.nameOfModule(module, member);
        return type ? type : unknownType();
    }
    const ApiName* owner = apiOf(withoutNone(base));
    return owner ? facts_.apis.member(*owner, member)->type : unknownType();
}

const Type* Annotations::quotedName(Name name, const ast::Constant& quote) {
    SymbolId symbol = facts_.scopes.resolve(facts_.scopeAround(quote), name);
    if (symbol == none) {
        const ApiName* outside = names_.outsideName(name);
        return outside ? outside->type : unknownType();
    }
    ++facts_.scopes.symbols[symbol].reads;
    const Type* type = names_.readAnywhere(symbol);
    return type ? type : unknownType();
}

}  // namespace regraft::semantic
