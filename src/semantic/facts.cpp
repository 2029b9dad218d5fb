#include "semantic/facts.h"

#include <algorithm>

#include "semantic/definitions/docstrings.h"
#include "semantic/definitions/scalar_uses.h"
#include "semantic/definitions/untold.h"
#include "semantic/quoted_annotations.h"

namespace regraft::semantic {

namespace {

const ast::arguments* argumentsOf(const ast::Node& node) {
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) return function->args;
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(&node)) return function->args;
    if (const auto* lambda = ast::as<ast::Lambda>(&node)) return lambda->args;
    return nullptr;
}

void prepare(FunctionInfo& info, const Frame& frame, Arena& arena) {
    info.node = frame.node;
    info.owner = frame.owner;
    info.isGenerator = frame.isGenerator;
    initialise(info, arena);
    const auto* function = ast::as<ast::FunctionDef>(frame.node);
    bool isTopLevel = frame.parent == 0;  // of the module, or a method of a class there
    info.isPublic = function && isTopLevel && (!function->name.text().starts_with("_") || frame.owner);
}

}  // namespace

bool FunctionInfo::needsEvaluation() const {
    if (isDirty) return true;
    for (const auto& [fact, version] : reads)
        if (fact->version != version) return true;
    return false;
}

void initialise(FunctionInfo& info, Arena& arena) {
    info.arguments = argumentsOf(*info.node);
    if (!info.arguments) return;
    const ast::arguments& arguments = *info.arguments;
    info.parameters.assign(arguments.posonlyargs.begin(), arguments.posonlyargs.end());
    info.parameters.insert(info.parameters.end(), arguments.args.begin(), arguments.args.end());
    if (arguments.vararg) info.parameters.push_back(arguments.vararg);
    info.parameters.insert(info.parameters.end(), arguments.kwonlyargs.begin(), arguments.kwonlyargs.end());
    if (arguments.kwarg) info.parameters.push_back(arguments.kwarg);
    std::size_t count = info.parameters.size();
    info.declared.assign(count, nullptr);
    info.defaults.assign(count, nullptr);
    info.passed.assign(count, pendingType());
    info.guessed.assign(count, nullptr);
    info.untold.assign(count, 0);
    info.givenArrays.assign(count, false);
    info.traced.assign(count, false);
    Type type;
    type.kind = TypeKind::Function;
    type.definition = info.node;
    info.type = arena.make<Type>(type);
}

/// What a parameter may be beside an array, where the source takes anything for arrays: one that takes no lists is written for arrays, as a
/// rule.
void readUntold(FunctionInfo& info, const Facts& facts) {
    if (!info.parameters.empty() && std::ranges::any_of(facts.from, &Framework::acceptsLists))
        info.untold = untoldStandInsOf(*info.node, info.parameters);
}

/// With several source frameworks nobody knows whose arrays are meant.
void readDocstring(FunctionInfo& info, Facts& facts) {
    if (facts.from.empty()) return;  // nothing to convert from was found
    const Framework& framework = *facts.from[0];
    for (const DocumentedParameter& said : documentedParameters(framework, *info.node, info.parameters, facts.file.text)) {
        const bool isKnown = said.isArray && facts.from.size() == 1;
        if (isKnown) info.guessed[info.documented.size()] = assumedOf(facts.arena, arrayType(facts.arena, framework.id, DType::Unknown));
        if (said.isTold) info.untold[info.documented.size()] = 0;
        info.documented.push_back(said.standIns);
    }
}

/// A function that no call here gives arrays may get numbers, where its body treats them so.
void readScalarUses(FunctionInfo& info, const Facts& facts) {
    if (info.parameters.empty() || !std::ranges::any_of(facts.from, &Framework::acceptsScalars)) return;
    const std::vector<bool> used = usedAsNumbers(*info.node, info.parameters);
    if (std::ranges::find(used, true) == used.end()) return;
    info.documented.resize(info.parameters.size());
    for (std::size_t i = 0; i < used.size(); ++i)
        if (used[i] && !info.guessed[i]) {
            info.documented[i] |= NumberStandIn;
            info.untold[i] = 0;
        }
}

void prepareFunctions(Facts& facts) {
    for (FrameId id = 0; id < facts.scopes.frames.size(); ++id) {
        facts.functions.push_back(std::make_unique<FunctionInfo>());
        FunctionInfo& info = *facts.functions.back();
        info.frame = id;
        prepare(info, facts.scopes.frames[id], facts.arena);
        if (!info.node) continue;
        readUntold(info, facts);
        readDocstring(info, facts);
        readScalarUses(info, facts);
    }
}

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
    if (!isOptional(type)) return type;
    const Type& held = *type->items[0];  // of generators, draws ask for what they may be, and creations of dtypes
    return held.kind == TypeKind::Generator || held.kind == TypeKind::DType || held.isUnknown() ? type : unknownType();
}

bool Facts::isImported(const ast::Expr& expr) const {
    const SymbolId symbol = expr.kind == ast::Kind::NameExpr ? scopes.symbolOf[expr.id] : none;
    return symbol != none && scopes.symbols[symbol].isImported && !scopes.symbols[symbol].isAssigned;
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
