#include <array>

#include "ast/visit.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {

struct NamedKind {
    std::string_view name;
    TypeKind kind;
};
constexpr NamedKind pythonTypes[] = {{"int", TypeKind::Int},     {"float", TypeKind::Float}, {"bool", TypeKind::Bool},   {"complex", TypeKind::Complex},
                                     {"str", TypeKind::Str},     {"bytes", TypeKind::Bytes}, {"list", TypeKind::List},   {"dict", TypeKind::Dict},
                                     {"set", TypeKind::Set},     {"tuple", TypeKind::Tuple}, {"slice", TypeKind::Slice}, {"List", TypeKind::List},
                                     {"Dict", TypeKind::Dict},   {"Set", TypeKind::Set},     {"Tuple", TypeKind::Tuple}, {"frozenset", TypeKind::Set},
                                     {"NoneType", TypeKind::None}};

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

/// The type that an annotation declares; the names in it are uses of their own.
const Type* Evaluator::evaluateAnnotation(const ast::Expr& annotation) {
    bool outer = std::exchange(inAnnotation_, true);
    evaluate(annotation);
    inAnnotation_ = outer;
    return annotated(annotation);
}

/// Reads an evaluated annotation.
const Type* Evaluator::annotated(const ast::Expr& annotation) {
    if (const auto* constant = ast::as<ast::Constant>(&annotation)) {
        if (constant->value.type == ast::Literal::Type::None) return simpleType(TypeKind::None);
        return constant->value.type == ast::Literal::Type::Str ? annotatedText(*constant) : unknownType();
    }
    if (const auto* subscript = ast::as<ast::Subscript>(&annotation)) return annotatedSubscript(*subscript);
    if (const auto* either = ast::as<ast::BinOp>(&annotation); either && either->op == ast::BinaryOp::BitOr)
        return annotatedUnion(std::array{either->left, either->right});
    const Type* type = facts_.types[annotation.id];
    return type ? annotatedName(type) : unknownType();
}

/// What an instance of a class is.
const Type* Evaluator::annotatedName(const Type* type) {
    if (const ApiName* name = apiOf(type)) {
        if (!name->framework) return simpleType(kindNamed(name->last));
        Type value;
        value.framework = name->framework->id;
        if (name->isArrayClass()) value.kind = TypeKind::Array;
        else if (name->last == "dtype" || name->last == "DType") value.kind = TypeKind::DType;
        else if (name->last == "device" || name->last == "Device") value.kind = TypeKind::Device;
        else if (name->last == "Size" || name->last == "TensorShape") value.kind = TypeKind::Shape;
        else return unknownType();
        return arena_.make<Type>(value);
    }
    if (type->kind == TypeKind::Class && type->definition) return classInfo(*type->definition).instance;
    return unknownType();
}

const Type* Evaluator::annotatedUnion(std::span<ast::Expr* const> members) {
    const Type* joined = pendingType();
    for (const ast::Expr* member : members) joined = join(joined, annotated(*member));
    return isPending(joined) ? unknownType() : joined;
}

const Type* Evaluator::annotatedSubscript(const ast::Subscript& annotation) {
    const Type* base = facts_.types[annotation.value->id];
    const ApiName* generic = base ? apiOf(base) : nullptr;
    if (!generic) return base ? annotatedName(base) : unknownType();
    ast::Expr* const slice = annotation.slice;
    std::span<ast::Expr* const> items = elementsOf(slice);
    std::string_view name = generic->last;
    if (items.empty()) return simpleType(isOneOf(name, {"Tuple", "tuple"}) ? TypeKind::Tuple : TypeKind::Unknown);
    if (generic->framework && generic->isArrayClass()) return annotatedName(base);
    if (name == "NDArray" && generic->framework) return arrayType(arena_, generic->framework->id, DType::Unknown);
    if (name == "Optional") return optional(annotated(*items[0]));
    if (name == "Union") return annotatedUnion(items);
    if (isOneOf(name, {"Annotated", "Final", "ClassVar", "Required", "NotRequired"})) return annotated(*items[0]);
    if (generic->text.starts_with("jaxtyping.")) return annotated(*items[0]);
    if (isOneOf(name, {"List", "list"})) return containerOf(arena_, TypeKind::List, annotated(*items[0]));
    if (isOneOf(name, {"Sequence", "Iterable", "Iterator", "Collection", "Generator", "AsyncIterator", "MutableSequence"}))
        return containerOf(arena_, TypeKind::Iterator, annotated(*items[0]));
    if (isOneOf(name, {"Set", "set", "FrozenSet", "frozenset"})) return containerOf(arena_, TypeKind::Set, annotated(*items[0]));
    if (isOneOf(name, {"Dict", "dict", "Mapping", "MutableMapping", "DefaultDict", "OrderedDict", "defaultdict"}) && items.size() == 2)
        return containerOf(arena_, TypeKind::Dict, std::array{annotated(*items[0]), annotated(*items[1])});
    if (isOneOf(name, {"Tuple", "tuple"})) {
        const auto* rest = ast::as<ast::Constant>(items.back());
        if (rest && rest->value.type == ast::Literal::Type::Ellipsis) return containerOf(arena_, TypeKind::Iterator, annotated(*items[0]));
        std::vector<const Type*> types;
        for (const ast::Expr* item : items) types.push_back(annotated(*item));
        return containerOf(arena_, TypeKind::Tuple, types);
    }
    return unknownType();
}

/// An annotation in quotes: read with the names of the scope it stands in. Its parts are no nodes of the file.
const Type* Evaluator::annotatedText(const ast::Constant& text) {
    std::string source(text.value.text);
    ParseResult parsed = parseExpression(source);
    if (!parsed.file || parsed.file->module->body.empty()) return unknownType();
    const auto* statement = ast::as<ast::ExprStmt>(parsed.file->module->body[0]);
    if (!statement) return unknownType();
    return quoted(*statement->value, text);
}

const Type* Evaluator::quoted(const ast::Expr& expr, const ast::Constant& where) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) {
        Name own = facts_.file.names->intern(name->id.text());
        SymbolId symbol = facts_.scopes.resolve(scopeAround(where), own);
        if (symbol == none) {
            const ApiName* outside = outsideName(own);
            return outside ? annotatedName(outside->type) : unknownType();
        }
        ++facts_.scopes.symbols[symbol].reads;
        const Type* type = readAnywhere(symbol);
        return type ? annotatedName(type) : unknownType();
    }
    if (const auto* subscript = ast::as<ast::Subscript>(&expr)) {
        const auto* generic = ast::as<ast::NameExpr>(subscript->value);
        if (generic && generic->id == "Optional") return optional(quoted(*subscript->slice, where));
        return unknownType();
    }
    if (const auto* either = ast::as<ast::BinOp>(&expr); either && either->op == ast::BinaryOp::BitOr)
        return join(quoted(*either->left, where), quoted(*either->right, where));
    if (const auto* constant = ast::as<ast::Constant>(&expr); constant && constant->value.type == ast::Literal::Type::None)
        return simpleType(TypeKind::None);
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) {
        const ApiName* name = quotedName(*attribute, where);
        return name ? annotatedName(name->type) : unknownType();
    }
    return unknownType();
}

/// The scope that a node stands in; a function's annotations and defaults stand around it, which makes no difference here.
ScopeId Evaluator::scopeAround(const ast::Node& node) const { return facts_.scopeAround(node); }

/// What a name holds, read at a place that is not evaluated in order.
const Type* Evaluator::readAnywhere(SymbolId id) {
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == at_->function.frame && environment().get(symbol.slot)) return environment().get(symbol.slot);
    for (const Binding& binding : facts_.scopes.bindings)
        if (binding.symbol == id && binding.kind == BindingKind::Class) return classInfo(*binding.node).type;
    return symbol.isCaptured ? read(facts_.symbols[id]) : nullptr;
}

const ApiName* Evaluator::quotedName(const ast::Expr& expr, const ast::Constant& where) {
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) {
        const ApiName* owner = quotedName(*attribute->value, where);
        return owner ? facts_.apis.member(*owner, facts_.file.names->intern(attribute->attr.text())) : nullptr;
    }
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name) return nullptr;
    SymbolId symbol = facts_.scopes.resolve(scopeAround(where), facts_.file.names->intern(name->id.text()));
    if (symbol == none) return nullptr;
    ++facts_.scopes.symbols[symbol].reads;
    const Type* type = readAnywhere(symbol);
    return type ? apiOf(withoutNone(type)) : nullptr;
}

}  // namespace regraft::semantic
