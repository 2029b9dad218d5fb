#include "semantic/frameworks/module_members.h"

#include <algorithm>

#include "ast/visit.h"
#include "semantic/calls/function_calls.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/gradient_functions.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/uses.h"

namespace regraft::semantic {

namespace {

/// Whether a class of the file derives from another one, by classes of the file.
bool derivesFrom(const Facts& facts, const ClassInfo& info, const ast::Node& ancestor, int depth = 0) {
    return std::any_of(info.bases.begin(), info.bases.end(), [&](const Type* base) {
        if (base->kind != TypeKind::Class || !base->definition || apiOf(base) || depth > maxBases) return false;
        auto found = facts.classes.find(base->definition);
        return base->definition == &ancestor || (found != facts.classes.end() && derivesFrom(facts, found->second, ancestor, depth + 1));
    });
}

}  // namespace

/// The framework whose module class `definition` derives from, if all of its bases are known; null if none.
const Framework* ModuleMembers::frameworkOf(const ast::Node& definition, int depth) {
    const Framework* found = nullptr;
    for (const Type* base : definitions_.classInfo(definition).bases) {
        if (const ApiName* name = apiOf(base)) {
            if (name->framework && name->framework->modules && name->framework->modules->isBase(name->text)) found = name->framework;
        } else if (base->kind == TypeKind::Class && base->definition && depth < maxBases) {
            if (const Framework* framework = frameworkOf(*base->definition, depth + 1)) found = framework;
        }
    }
    return found;
}

bool ModuleMembers::takesArrays(const FunctionInfo& info) {
    const auto* function = info.owner ? ast::as<ast::FunctionDef>(info.node) : nullptr;
    if (function && gradientFunctions_.isGradientMethod(*info.owner, function->name)) return true;
    const Framework* framework = function && function->name != "__init__" ? frameworkOf(*info.owner) : nullptr;
    return framework && facts_.isSource(framework);
}

/// `model.eval()`, `self.training`: what every module has from its framework. Null if `base` is no module, or the name its own.
Use* ModuleMembers::moduleUse(const ast::Expr& node, const ast::Attribute& member, const Type& base) {
    const Framework* framework = nullptr;
    if (base.kind == TypeKind::Layer) framework = facts_.tables.framework(base.framework);
    else if (base.kind == TypeKind::Instance && !apiOf(&base) && base.definition) framework = frameworkOf(*base.definition);
    const bool isModule = framework != nullptr;
    const std::string_view className = memberClasses_.of(base);
    if (!framework && !className.empty()) framework = memberClasses_.frameworkOf(base);
    if (!framework || !facts_.isSource(framework) || !framework->modules) return nullptr;
    if (base.kind == TypeKind::Instance) {
        state_.read(definitions_.classInfo(*base.definition).registered);
        if (isOwnAttribute(*base.definition, member.attr)) return nullptr;
        auto isLeftToIt = [&](const auto& entry) {
            return entry.second.attributes.contains(member.attr) && derivesFrom(facts_, entry.second, *base.definition);
        };
        bool isInherited = static_cast<bool>(facts_.tables.moduleMember(*framework, member.attr.text()));
        if (!isInherited && std::any_of(facts_.classes.begin(), facts_.classes.end(), isLeftToIt)) return nullptr;
    }
    const ApiRef api = isModule ? facts_.tables.moduleMember(*framework, member.attr.text()) : ApiRef();
    const bool isOfClass = (!className.empty() && memberClasses_.isMember(className, member.attr, *framework)) ||
                           base.kind == TypeKind::Layer || api ||
                           std::ranges::find(framework->modules->members, member.attr.text()) != framework->modules->members.end();
    if (!isOfClass) return nullptr;  // a class that derives from this one has it
    Use& use = uses_.add(node, *framework);
    use.name = (className.empty() ? framework->modules->base : std::string(className)) + "." + std::string(member.attr.text());
    use.api = api;
    if (use.api && !framework->modules->whole.empty()) use.name = use.api.entry->api;
    use.site.receiver = member.value;
    use.assumed = base.assumed;
    return &use;
}

bool ModuleMembers::isOwnAttribute(const ast::Node& definition, Name name, int depth) {
    ClassInfo& info = definitions_.classInfo(definition);
    auto set = facts_.outline.selfAttributes.find(&definition);
    if (info.attributes.contains(name) || info.declared.contains(name)) return true;
    if (set != facts_.outline.selfAttributes.end() && set->second.contains(name)) return true;
    for (const Type* base : info.bases) {
        if (apiOf(base)) continue;
        if (base->kind != TypeKind::Class || !base->definition || depth > maxBases) return true;  // perhaps
        if (isOwnAttribute(*base->definition, name, depth + 1)) return true;
    }
    return false;
}

const Type* ModuleMembers::callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& base) {
    Use* use = moduleUse(arguments.call, method, base);
    if (!use) {
        const Type* value = memberClasses_.memberOf(method.attr, base, unknownType());
        if (value->isUnknown()) return nullptr;
        functionCalls_.letEscape(arguments);
        return value;
    }
    use->site.call = &arguments.call;
    use->site.form = neutral::Form::Method;
    functionCalls_.letEscape(arguments);
    const ModuleRules& rules = *use->framework->modules;
    const bool makesMember = method.attr == rules.registers || rules.addsModule(method.attr.text());
    if (makesMember && base.kind == TypeKind::Instance) registerMember(arguments, *base.definition);
    const Type* result = uses_.apply(*use);
    if ((result->isUnknown() || result->kind == TypeKind::None) && use->api) return facts_.types[method.value->id];
    return memberClasses_.memberOf(method.attr, base, result);
}

const Type* ModuleMembers::callInherited(const CallArguments& arguments, const ast::Attribute& method) {
    const auto* call = ast::as<ast::Call>(method.value);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    const ast::ClassDef* owner = function && function->id == "super" ? state_.at->function.owner : nullptr;
    const Framework* framework = owner ? frameworkOf(*owner) : nullptr;
    if (!framework || !facts_.tables.moduleMember(*framework, method.attr.text())) return nullptr;
    Type base;
    base.kind = TypeKind::Layer;
    base.framework = framework->id;
    return callMember(arguments, method, base);
}

/// `self.register_buffer("mean", x)` and `self.add_module("fc", layer)` make an attribute.
void ModuleMembers::registerMember(const CallArguments& arguments, const ast::Node& definition) {
    const auto* name = arguments.call.args.size() < 2 ? nullptr : ast::as<ast::Constant>(arguments.call.args[0]);
    if (!name || name->value.type != ast::Literal::Type::Str || !arguments.positional[1]) return;
    Name interned = facts_.file.names->intern(name->value.text);
    ClassInfo& info = definitions_.classInfo(definition);
    if (!info.attributes.contains(interned)) ++info.registered.version;
    classes_.updateAttribute(definition, interned, arguments.positional[1]);
}

const Type* ModuleMembers::namedLayer(Name name, const Type& sequence) {
    const Framework& framework = *facts_.tables.framework(sequence.framework);
    const bool isOfAll = facts_.tables.moduleMember(framework, name.text()) ||
                         std::ranges::find(framework.modules->members, name.text()) != framework.modules->members.end();
    const bool hasNamed = facts_.isSource(&framework) && !framework.modules->moduleAdders.empty();
    return isOfAll || !hasNamed ? nullptr : layers_.named(name, sequence);
}

const Type* ModuleMembers::attribute(const ast::Attribute& node, const Type& base) {
    Use* use = moduleUse(node, node, base);
    if (!use) {
        const Type* value = memberClasses_.memberOf(node.attr, base, unknownType());
        return value->isUnknown() ? nullptr : value;
    }
    use->site.form = neutral::Form::Attribute;
    const Type* type = !use->api && base.kind == TypeKind::Layer ? layers_.member(*use, node, base) : uses_.apply(*use);
    return memberClasses_.memberOf(node.attr, base, type);
}

std::vector<Name> ModuleMembers::methodsCalledOn(const ast::NameExpr& name) const {
    const ast::Node* around = &name;
    while (around->kind != ast::Kind::FunctionDef && around->kind != ast::Kind::Module) around = facts_.parent(*around);
    std::vector<Name> called;
    ast::walk(*around, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const auto* receiver = method ? ast::as<ast::NameExpr>(method->value) : nullptr;
        if (receiver && receiver->id == name.id) called.push_back(method->attr);
        return true;
    });
    return called;
}

const Type* ModuleMembers::instanceByMethods(const ast::NameExpr& name) {
    const std::vector<Name> called = methodsCalledOn(name);
    const Type* found = nullptr;
    for (const auto& [key, info] : facts_.classes) {
        const Framework* framework = info.node && !info.isForeign() ? frameworkOf(*info.node) : nullptr;
        if (!framework) continue;
        const auto isOwn = [&](Name method) {
            return std::ranges::any_of(info.node->body, [&](const ast::Stmt* one) {
                const auto* function = ast::as<ast::FunctionDef>(one);
                return function && function->name == method;
            });
        };
        const auto isInherited = [&](Name method) { return static_cast<bool>(facts_.tables.moduleMember(*framework, method.text())); };
        const bool fits = std::ranges::all_of(called, [&](Name method) { return isOwn(method) || isInherited(method); });
        if (!fits || std::ranges::none_of(called, [&](Name method) { return isOwn(method) && !isInherited(method); })) continue;
        if (found) return nullptr;
        found = info.instance;
    }
    return found;
}

}  // namespace regraft::semantic
