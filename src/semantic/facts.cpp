#include "semantic/facts.h"

#include "semantic/quoted_annotations.h"

namespace regraft::semantic {

void initialise(ClassInfo& info, const ast::Node& definition, Arena& arena) {
    info.node = ast::as<ast::ClassDef>(&definition);
    info.membership.type = unknownType();
    Type type;
    type.kind = TypeKind::Class;
    type.definition = &definition;
    info.type = arena.make<Type>(type);
    type.kind = TypeKind::Instance;
    info.instance = arena.make<Type>(type);
}

Facts::Facts(ParsedFile& parsed, std::span<const Framework* const> sources)
    : file(parsed),
      arena(parsed.arena),
      tables(Tables::builtin()),
      from(sources.begin(), sources.end()),
      apis(parsed.arena, tables) {
    firstQuoted = openQuotedAnnotations(file);
    bindNames(file, scopes, outline);
    types.assign(file.nodeCount, nullptr);
    names.assign(file.nodeCount, nullptr);
    useOf.assign(file.nodeCount, none);
    symbols.resize(scopes.symbols.size());
    arrayMembers_.resize(tables.frameworks().size() + 1);
    isSource_.assign(tables.frameworks().size() + 1, false);
    for (const Framework* framework : from) isSource_[framework->id] = true;
    for (const Scope& scope : scopes.scopes)
        if (scope.kind == ScopeKind::Class) initialise(classes[scope.node], *scope.node, arena);
}

const Type* Facts::typeOf(const ast::Expr& expr) const {
    const Type* type = expr.id < types.size() ? types[expr.id] : nullptr;
    if (!type) return unknownType();
    const bool mayBeNone = isOptional(type) && type->items[0]->kind != TypeKind::Generator;  // draws ask for what these may be
    return mayBeNone ? unknownType() : type;
}

bool Facts::isSource(const Framework* framework) const { return framework && isSource(framework->id); }

const ApiRef& Facts::arrayMember(const Framework& framework, Name member) {
    auto [it, isNew] = arrayMembers_[framework.id].try_emplace(member);
    if (isNew) it->second = tables.arrayMember(framework, member.text());
    return it->second;
}

const Operation* Facts::operationOfSymbol(std::string_view symbol) {
    auto [it, isNew] = operations_.try_emplace(std::string(symbol), nullptr);
    if (isNew) it->second = tables.operationOfSymbol(symbol);
    return it->second;
}

const Found& Facts::nameOfModule(ModuleId module, Name name) {
    auto [it, isNew] = found_[module].try_emplace(name);
    if (isNew) it->second = world->find(module, name.text());
    return it->second;
}

ScopeId Facts::scopeAround(const ast::Node& node) const {
    for (const ast::Node* at = &node; at; at = parent(*at))
        if (ScopeId scope = scopes.scopeOf[at->id]; scope != none) return scope;
    return 0;
}

}  // namespace regraft::semantic
