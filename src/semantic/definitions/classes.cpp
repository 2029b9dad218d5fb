#include "semantic/definitions/classes.h"

#include <algorithm>

#include "semantic/calls/function_calls.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/evaluation_state.h"
#include "semantic/language/expressions.h"
#include "semantic/language/statements.h"

namespace regraft::semantic {

void Classes::define(const ast::ClassDef& definition) {
    for (const ast::Expr* decorator : definition.decorator_list) expressions_.evaluate(*decorator);
    ClassInfo& info = definitions_.classInfo(definition);
    info.bases.clear();
    for (const ast::Expr* base : definition.bases) info.bases.push_back(expressions_.evaluate(*base));
    for (const ast::keyword* keyword : definition.keywords) expressions_.evaluate(*keyword->value);
    statements_.executeBody(definition.body);
    ScopeId scope = facts_.scopes.scopeOf[definition.id];
    for (const ast::Stmt* statement : definition.body) {
        SymbolId symbol = facts_.scopes.symbolOf[statement->id];  // of a function or class
        auto keep = [&](SymbolId id) {
            const Symbol& found = facts_.scopes.symbols[id];
            const Type* value = found.scope == scope ? state_.environment().get(found.slot) : nullptr;
            if (value) updateAttribute(definition, found.name, value);
        };
        if (symbol != none) keep(symbol);
        if (const auto* assign = ast::as<ast::Assign>(statement))
            for (const ast::Expr* target : assign->targets)
                if (target->kind == ast::Kind::NameExpr) keep(facts_.scopes.symbolOf[target->id]);
        if (const auto* assign = ast::as<ast::AnnAssign>(statement); assign && assign->value && assign->target->kind == ast::Kind::NameExpr)
            keep(facts_.scopes.symbolOf[assign->target->id]);
    }
    state_.store(facts_.scopes.symbolOf[definition.id], info.type);
}

void Classes::updateAttribute(const ast::Node& definition, Name name, const Type* type) {
    ClassInfo& info = definitions_.classInfo(definition);
    const Type* general = generalised(arena_, type, true);
    if (info.isForeign() && !state_.isSoft(general)) {
        auto known = std::find_if(info.written.begin(), info.written.end(), [&](const auto& one) { return one.first == name; });
        if (known == info.written.end()) info.written.emplace_back(name, general);
        else known->second = joinTypes(arena_, known->second, general);
    }
    state_.update(info.attributes[name], general);
}

const Type* Classes::classAttribute(const ast::Node& definition, Name name, int depth) {
    ClassInfo& info = definitions_.classInfo(definition);
    if (info.isForeign()) {
        state_.read(info.membership);
        if (!info.isShown()) return state_.unknown({pendingType()});
    }
    auto declared = info.declared.find(name);
    if (declared != info.declared.end() && declared->second != unknownType()) return declared->second;
    if (auto found = info.attributes.find(name); found != info.attributes.end()) return state_.read(found->second);
    auto set = facts_.outline.selfAttributes.find(&definition);
    if (set != facts_.outline.selfAttributes.end() && set->second.contains(name)) return state_.read(info.attributes[name]);
    for (const Type* base : info.bases) {
        if (base->kind != TypeKind::Class || apiOf(base) || !base->definition || depth > maxBases) continue;
        const Type* type = classAttribute(*base->definition, name, depth + 1);
        if (type != unknownType()) return type;
    }
    return unknownType();
}

const Type* Classes::instanceAttribute(const ast::Attribute& node, const Type& instance) {
    const Type* type = classAttribute(*instance.definition, node.attr);
    FunctionInfo* function = definitions_.functionOf(type);
    if (!function || !function->isProperty) return type;
    return runner_.resultOf(*function);
}

const Type* Classes::iterationOf(const Type* given) {
    const Type* iterated = withoutNone(given);
    if (state_.isSoft(iterated)) return state_.unknown({iterated});
    if (iterated->kind != TypeKind::Instance) return elementOf(arena_, iterated);
    if (FunctionInfo* iterates = method(*iterated->definition, "__iter__")) return elementOf(arena_, runner_.resultOf(*iterates));
    FunctionInfo* getter = method(*iterated->definition, "__getitem__");
    return getter ? runner_.resultOf(*getter) : elementOf(arena_, asTuple(iterated));
}

const Type* Classes::asTuple(const Type* type) {
    if (type->kind != TypeKind::Instance) return type;
    ClassInfo& info = definitions_.classInfo(*type->definition);
    bool isNamedTuple = std::any_of(info.bases.begin(), info.bases.end(), [](const Type* base) {
        const ApiName* name = apiOf(base);
        return name && name->text == "typing.NamedTuple";
    });
    if (!isNamedTuple) return type;
    std::vector<const Type*> items;
    for (Name field : info.fields) items.push_back(classAttribute(*type->definition, field));
    return tupleType(arena_, items);
}

FunctionInfo* Classes::method(const ast::Node& definition, std::string_view name) {
    Name interned = facts_.file.names->intern(name);
    return definitions_.functionOf(classAttribute(definition, interned));
}

const Type* Classes::instantiate(const CallArguments& arguments, const Type& type) {
    ClassInfo& info = definitions_.classInfo(*type.definition);
    facts_.callees[arguments.call.id] = type.definition;
    if (FunctionInfo* constructor = method(*type.definition, "__init__")) functionCalls_.call(*constructor, arguments, info.instance);
    else bindFields(info, arguments);
    return info.instance;
}

/// The constructor of a dataclass or named tuple.
void Classes::bindFields(ClassInfo& info, const CallArguments& arguments) {
    for (std::size_t i = 0; i < arguments.positional.size() && i < info.fields.size(); ++i)
        if (arguments.positional[i]) updateAttribute(*info.node, info.fields[i], arguments.positional[i]);
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (keyword->name && info.declared.contains(keyword->name))
            updateAttribute(*info.node, keyword->name, facts_.types[keyword->value->id]);
}

}  // namespace regraft::semantic
