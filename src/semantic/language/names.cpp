#include "semantic/language/names.h"

#include "base/python_names.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/program_modules.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/attributes.h"
#include "semantic/language/expressions.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

const Type* Names::readAnywhere(SymbolId id) {
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == state_.at->function.frame && state_.environment().get(symbol.slot)) return state_.environment().get(symbol.slot);
    for (const Binding& binding : facts_.scopes.bindings)
        if (binding.symbol == id && binding.kind == BindingKind::Class) return definitions_.classInfo(*binding.node).type;
    return symbol.isCaptured ? state_.read(facts_.symbols[id]) : nullptr;
}

Denoted Names::denote(const ast::Expr& expr, bool isCalled) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return denoteName(*name);
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) return denoteAttribute(*attribute, isCalled);
    if (const auto* call = ast::as<ast::Call>(&expr); call && isKnownGetattr(*call)) return denoteGetattr(*call);
    return {expressions_.evaluate(expr)};
}

bool Names::isKnownGetattr(const ast::Call& call) const {
    const auto* function = ast::as<ast::NameExpr>(call.func);
    if (!function || function->id != "getattr" || facts_.scopes.symbolOf[function->Node::id] != none) return false;
    if (call.args.size() < 2 || call.args.size() > 3 || !call.keywords.empty()) return false;
    const auto* name = ast::as<ast::Constant>(call.args[1]);
    return name && name->value.type == ast::Literal::Type::Str;
}

Denoted Names::denoteGetattr(const ast::Call& call) {
    expressions_.evaluate(*call.func);
    for (const ast::Expr* arg : call.args.subspan(1)) expressions_.evaluate(*arg);
    const ast::Expr& object = *call.args[0];
    Denoted base = denote(object);
    Name member = facts_.file.names->intern(ast::as<ast::Constant>(call.args[1])->value.text);
    const ApiName* owner = base.name ? base.name : apiOf(withoutNone(base.type));
    facts_.names[call.id] = nullptr;
    uses_.withdraw(call);
    if (owner && !owner->isValue()) {
        const ApiName* found = facts_.apis.member(*owner, member);
        facts_.note(object, base.type);
        uses_.withdraw(object);
        if (base.name) facts_.names[call.id] = found;
        return {found->type, base.name ? found : nullptr};
    }
    const Type* type = withoutNone(settle(object, base));
    if (type->kind == TypeKind::Instance) return {classes_.classAttribute(*type->definition, member)};
    if (!type->isArray() || !facts_.isSource(type->framework)) return {state_.unknown({type})};
    const Framework& framework = *facts_.tables.framework(type->framework);
    Use& use = uses_.addArrayMember(call, framework, member);
    use.asValue = true;
    use.choice.problem = BindProblem::Unsupported;
    use.choice.detail = "it is looked up by getattr";
    return {unknownType()};
}

Denoted Names::denoteName(const ast::NameExpr& name) {
    SymbolId id = facts_.scopes.symbolOf[name.Node::id];
    const Type* type = id == none ? nullptr : state_.load(id, name.id);
    if (!type && id != none && name.Node::id >= facts_.firstQuoted) type = readAnywhere(id);
    if (!type) {
        bool hasStars = facts_.world && !facts_.world->outlines[facts_.self].stars.empty();
        if (const Type* starred = hasStars ? programModules_.nameOfModule(facts_.self, name.id) : nullptr) {
            const ApiName* api = apiOf(starred);
            facts_.names[name.Node::id] = api;
            return {starred, api};
        }
        const ApiName* outside = outsideName(name.id);
        facts_.names[name.Node::id] = outside;
        return outside ? Denoted{outside->type, outside} : Denoted{unknownType()};
    }
    const ApiName* api = apiOf(withoutNone(type));
    if (!api) return {type};
    const Symbol& symbol = facts_.scopes.symbols[id];
    bool isReference = api->isUncertain ? symbol.isImported : symbol.isAlias || api->isModule;
    facts_.names[name.Node::id] = isReference ? api : nullptr;
    return {isReference ? api->type : type, isReference ? api : nullptr};
}

Denoted Names::denoteAttribute(const ast::Attribute& attribute, bool isCalled) {
    ++state_.depth;
    Denoted base = denote(*attribute.value);
    --state_.depth;
    const ApiName* owner = base.name ? base.name : apiOf(withoutNone(base.type));
    facts_.names[attribute.id] = nullptr;
    if (ModuleId module = programModules_.moduleOf(base.type); module != noModule) return memberOfModule(attribute, base.type, module);
    const Type* inside = owner && base.name ? programModules_.dottedModule(*owner, attribute.attr) : nullptr;
    if (inside) {
        facts_.note(*attribute.value, base.type);
        return {inside};
    }
    if (owner && !owner->isValue()) {
        const ApiName* member = facts_.apis.member(*owner, attribute.attr);
        facts_.note(*attribute.value, base.type);
        uses_.withdraw(*attribute.value);
        if (base.name) facts_.names[attribute.id] = member;
        return {member->type, base.name ? member : nullptr};
    }
    return {attributes_.attributeOf(attribute, settle(*attribute.value, base), isCalled)};
}

/// `core.x`, where core is a module of the program: what x holds there, perhaps a name of a framework.
Denoted Names::memberOfModule(const ast::Attribute& attribute, const Type* base, ModuleId module) {
    facts_.note(*attribute.value, base);
    uses_.withdraw(*attribute.value);
    uses_.withdraw(attribute);
    const Type* type = programModules_.nameOfModule(module, attribute.attr);
    const ApiName* api = type ? apiOf(withoutNone(type)) : nullptr;
    facts_.names[attribute.id] = api;
    if (!api) return {type ? type : state_.unknown({})};
    return {api->type, api};
}

const Type* Names::settle(const ast::Expr& expr, Denoted denoted) {
    const Type* type = denoted.type;
    if (denoted.name) {
        if (denoted.name->framework && facts_.isSource(denoted.name->framework)) uses_.refer(expr, *denoted.name);
        if (denoted.name->isValue()) type = valueOf(*denoted.name, expr);
        else if (const Type* constant = pythonConstant(denoted.name->text)) type = constant;
    } else if (const ApiName* api = apiOf(type); api && api->isValue()) {
        type = valueOf(*api, expr);
    }
    return facts_.note(expr, type);
}

const ApiName* Names::outsideName(Name name) {
    auto [it, isNew] = outside_.try_emplace(name, nullptr);
    if (!isNew) return it->second;
    bool isBuiltin = isPythonBuiltin(name.text());
    for (const ApiName* module : facts_.stars) {
        const ApiName* member = facts_.apis.member(*module, name);
        if (!member->ref && member->type->kind != TypeKind::Module && !member->isArrayClass()) continue;
        it->second = isBuiltin ? nullptr : member;  // which of both, only running it can tell
        if (isBuiltin) return nullptr;
    }
    if (!it->second && isBuiltin) it->second = facts_.apis.find("builtins." + std::string(name.text()));
    return it->second;
}

const Type* Names::valueOf(const ApiName& name, const ast::Expr& node) {
    UseSite site;
    site.node = &node;
    return uses_.applyUnrecorded(name.ref, site);
}

}  // namespace regraft::semantic
