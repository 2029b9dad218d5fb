// Layers and modules: what calling them gives, and what their framework gives them.

#include <algorithm>

#include "mapping/instantiate.h"
#include "mapping/result_type.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {
constexpr int maxBases = 20;  // classes may claim to inherit from themselves

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
const Framework* Evaluator::moduleFramework(const ast::Node& definition, int depth) {
    const Framework* found = nullptr;
    for (const Type* base : classInfo(definition).bases) {
        if (const ApiName* name = apiOf(base)) {
            if (name->framework && name->framework->modules && name->framework->modules->isBase(name->text)) found = name->framework;
        } else if (base->kind == TypeKind::Class && base->definition && depth < maxBases) {
            if (const Framework* framework = moduleFramework(*base->definition, depth + 1)) found = framework;
        }
    }
    return found;
}

/// What is given to a method of a module is an array, if it is used as one.
bool Evaluator::takesArrays(const FunctionInfo& info) {
    const auto* function = info.owner ? ast::as<ast::FunctionDef>(info.node) : nullptr;
    if (function && isGradientMethod(*info.owner, function->name)) return true;
    const Framework* framework = function && function->name != "__init__" ? moduleFramework(*info.owner) : nullptr;
    return framework && facts_.isSource(framework);
}

/// Whether a method of this name computes gradients: its framework calls it with arrays.
bool Evaluator::isGradientMethod(const ast::ClassDef& owner, Name name) const {
    if (!facts_.isOwn(owner)) return false;
    const Framework* framework = gradientFramework(owner);
    return framework && name == framework->gradientFunctions->backward;
}

/// The source whose class for functions with gradients of their own `definition` derives from; null if it does not.
const Framework* Evaluator::gradientFramework(const ast::Node& definition, int depth) const {
    auto found = facts_.classes.find(&definition);
    if (found == facts_.classes.end() || depth > maxBases) return nullptr;
    const ClassInfo& info = found->second;
    for (std::size_t i = 0; i < info.bases.size(); ++i) {
        const Type* base = info.bases[i];
        const ApiName* api = info.node && facts_.isOwn(definition) ? facts_.names[info.node->bases[i]->id] : apiOf(base);
        const bool isOne = api && facts_.isSource(api->framework) && api->framework->gradientFunctions &&
                           api->text == api->framework->gradientFunctions->base;
        if (isOne) return api->framework;
        const bool isOwn = !api && base->kind == TypeKind::Class && base->definition;
        if (const Framework* framework = isOwn ? gradientFramework(*base->definition, depth + 1) : nullptr) return framework;
    }
    return nullptr;
}

/// `Cube.apply(x)`: what its `forward` gives, an array if nothing else is known of that. Null if it is no such call.
const Type* Evaluator::callGradientFunction(const CallArguments& arguments, const ast::Attribute& member, const Type& owner) {
    const bool isClass = owner.kind == TypeKind::Class && owner.definition && !apiOf(&owner);
    const Framework* framework = isClass ? gradientFramework(*owner.definition) : nullptr;
    if (!framework || member.attr != std::string_view(framework->gradientFunctions->run)) return nullptr;
    letEscape(arguments);
    FunctionInfo* forward = method(*owner.definition, framework->gradientFunctions->forward);
    const Type* result = forward ? read(forward->result) : unknownType();
    return result->isUnknown() && !isPending(result) ? arrayType(arena_, framework->id, DType::Unknown) : result;
}

const Type* Evaluator::callLayer(const CallArguments& arguments, const Type& layer) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    const Type* argument = arguments.positional.empty() || !arguments.positional[0] ? unknownType() : arguments.positional[0];
    if (facts_.isSource(framework.id) && !arguments.hasStar && !arguments.positional.empty()) guess(*arguments.call.args[0], framework);
    return layerResult(layer, argument, 0);
}

bool Evaluator::isChain(const Type& type) const {
    return type.kind == TypeKind::Layer && !type.definition && !(type.items.size() == 1 && type.items[0]->isArray());
}

bool Evaluator::holdsChain(const CallArguments& arguments) const {
    return std::any_of(arguments.positional.begin(), arguments.positional.end(),
                       [this](const Type* type) { return type && isChain(*type) && facts_.isSource(type->framework); });
}

/// The layers of a chain that is used as a sequence, `self.net[0]`: a use of `self.net`. Any other value is itself.
const Type* Evaluator::membersOf(const ast::Expr& expr, const Type* type) {
    const Operation* operation = isChain(*type) && facts_.isSource(type->framework) ? facts_.tables.operation("layers.members") : nullptr;
    if (!operation || expr.kind == ast::Kind::Call) return type;
    const Framework& framework = *facts_.tables.framework(type->framework);
    Use& use = addUse(expr, framework);
    use.name = framework.modules->base + ".__getitem__";
    use.operation = operation;
    LiftContext context{framework, arena_, neutral::Form::Attribute, &expr};
    use.meaning = makeOperation(*operation, {makeSource(expr, type, arena_)}, context);
    if (!type->items.empty()) return tupleType(arena_, type->items);
    Type layer;
    layer.kind = TypeKind::Layer;
    layer.framework = type->framework;
    return listType(arena_, arena_.make<Type>(layer));
}

/// What `layer` gives for an argument of this type; a chain hands it from one to the next.
const Type* Evaluator::layerResult(const Type& layer, const Type* argument, int depth) {
    const Framework& framework = *facts_.tables.framework(layer.framework);
    const Type* array = arrayType(arena_, framework.id, DType::Unknown);
    if (depth > maxBases) return array;
    if (!isChain(layer)) return callResult(layer, argument->isArray() ? argument : array, framework.id, framework.dtypeRules, arena_);
    if (layer.items.empty()) return array;
    for (const Type* item : layer.items) {
        const Type* result = nullptr;
        if (item->kind == TypeKind::Layer) result = layerResult(*item, argument, depth + 1);
        else if (item->kind == TypeKind::Instance)
            if (FunctionInfo* call = method(*item->definition, framework.modules->call)) result = read(call->result);
        argument = result && !isPending(result) && !result->isUnknown() ? result : array;
    }
    return argument;
}

/// `model.eval()`, `self.training`: what every module has from its framework. Null if `base` is no module, or the name its own.
Use* Evaluator::moduleUse(const ast::Expr& node, const ast::Attribute& member, const Type& base) {
    const Framework* framework = nullptr;
    if (base.kind == TypeKind::Layer) framework = facts_.tables.framework(base.framework);
    else if (base.kind == TypeKind::Instance && !apiOf(&base) && base.definition) framework = moduleFramework(*base.definition);
    if (!framework || !facts_.isSource(framework) || !framework->modules) return nullptr;
    if (base.kind == TypeKind::Instance) {
        read(classInfo(*base.definition).registered);
        if (isOwnAttribute(*base.definition, member.attr)) return nullptr;
        auto isLeftToIt = [&](const auto& entry) {
            return entry.second.attributes.contains(member.attr) && derivesFrom(facts_, entry.second, *base.definition);
        };
        bool isInherited = static_cast<bool>(facts_.tables.moduleMember(*framework, member.attr.text()));
        if (!isInherited && std::any_of(facts_.classes.begin(), facts_.classes.end(), isLeftToIt)) return nullptr;
    }
    const ApiRef api = facts_.tables.moduleMember(*framework, member.attr.text());
    const bool isOfClass = base.kind == TypeKind::Layer || api ||
                           std::ranges::find(framework->modules->members, member.attr.text()) != framework->modules->members.end();
    if (!isOfClass) return nullptr;  // a class that derives from this one has it
    Use& use = addUse(node, *framework);
    use.name = framework->modules->base + "." + std::string(member.attr.text());
    use.api = api;
    if (use.api && !framework->modules->whole.empty()) use.name = use.api.entry->api;
    use.site.receiver = member.value;
    use.assumed = base.assumed;
    return &use;
}

bool Evaluator::isOwnAttribute(const ast::Node& definition, Name name, int depth) {
    ClassInfo& info = classInfo(definition);
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

const Type* Evaluator::callModuleMember(const CallArguments& arguments, const ast::Attribute& method, const Type& base) {
    Use* use = moduleUse(arguments.call, method, base);
    if (!use) return nullptr;
    use->site.call = &arguments.call;
    use->site.form = neutral::Form::Method;
    letEscape(arguments);
    if (method.attr == use->framework->modules->registers && base.kind == TypeKind::Instance) registerMember(arguments, *base.definition);
    const Type* result = apply(*use);
    return (result->isUnknown() || result->kind == TypeKind::None) && use->api ? facts_.types[method.value->id] : result;
}

/// `self.register_buffer("mean", x)` makes an attribute.
void Evaluator::registerMember(const CallArguments& arguments, const ast::Node& definition) {
    const auto* name = arguments.call.args.size() < 2 ? nullptr : ast::as<ast::Constant>(arguments.call.args[0]);
    if (!name || name->value.type != ast::Literal::Type::Str || !arguments.positional[1]) return;
    Name interned = facts_.file.names->intern(name->value.text);
    ClassInfo& info = classInfo(definition);
    if (!info.attributes.contains(interned)) ++info.registered.version;
    updateAttribute(definition, interned, arguments.positional[1]);
}

const Type* Evaluator::moduleAttribute(const ast::Attribute& node, const Type& base) {
    Use* use = moduleUse(node, node, base);
    if (!use) return nullptr;
    use->site.form = neutral::Form::Attribute;
    return !use->api && base.kind == TypeKind::Layer ? layerMember(*use, node, base) : apply(*use);
}

}  // namespace regraft::semantic
