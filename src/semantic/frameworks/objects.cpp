#include "semantic/frameworks/objects.h"

#include "mapping/instantiate.h"
#include "mapping/result_type.h"
#include "semantic/calls/function_calls.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/uses.h"

namespace regraft::semantic {

namespace {

/// Python's own classes have no members that another framework could lack; nor is `shape.index` any but a tuple's.
bool isPythons(std::string_view className, std::string_view kind, Name member) {
    const bool isTuples = kind == "shape" && (member == "index" || member == "count");
    return className.find('.') == std::string_view::npos || isTuples;
}

}  // namespace

const Type* Objects::objectNamed(const ApiName& name) {
    for (const auto& [kind, className] : name.framework->typeClasses)
        if (className.ends_with("." + std::string(name.last)))
            return kind.ends_with("_like") ? unknownType() : instanceOf(kind, name.framework->id);
    const ast::Expr* lift = name.ref ? name.ref.entry->overloads.front().lift : nullptr;
    const auto* call = ast::as<ast::Call>(lift);
    const Operation* operation = call ? operationNamed(*call->func) : nullptr;
    const std::string_view role = operation ? objectRole(*operation) : std::string_view();
    return role.empty() ? layers_.ofClass(name) : objectType(arena_, name.framework->id, role);
}

const Type* Objects::instanceOf(std::string_view kind, FrameworkId framework) {
    Type value;
    value.framework = framework;
    if (kind == "dtype") value.kind = TypeKind::DType;
    else if (kind == "device") value.kind = TypeKind::Device;
    else if (kind == "shape") value.kind = TypeKind::Shape;
    else return objectType(arena_, framework, kind);
    return arena_.make<Type>(value);
}

/// A use of a member of a class, `kind` as in Framework::typeClasses; null if the class isn't the source's own.
Use* Objects::memberUse(const ast::Expr& node, const ast::Attribute& member, const Type& owner, std::string_view kind) {
    const Framework* framework = owner.framework ? facts_.tables.framework(owner.framework) : nullptr;
    if (!framework || !facts_.isSource(framework->id)) return nullptr;
    const auto named = framework->typeClasses.find(std::string(kind));
    const bool isOfMembers = !memberClasses_.of(owner).empty();
    if (!isOfMembers && (named == framework->typeClasses.end() || isPythons(named->second, kind, member.attr))) return nullptr;
    Use& use = uses_.add(node, *framework);
    use.name = (isOfMembers ? std::string(memberClasses_.of(owner)) : named->second) + "." + std::string(member.attr.text());
    use.api = facts_.tables.api(*framework, use.name);
    use.site.form = neutral::Form::Attribute;
    use.assumed = owner.assumed;
    if (use.api || isOfMembers) use.site.receiver = member.value;
    return &use;
}

const Type* Objects::memberOfClass(const ast::Attribute& node, const Type& owner, std::string_view kind) {
    Use* use = memberUse(node, node, owner, kind);
    return memberClasses_.memberOf(node.attr, owner, use && use->api ? uses_.apply(*use) : unknownType());
}

void Objects::storeMember(const ast::Attribute& target, const Type& owner) {
    const std::string_view className = memberClasses_.of(owner);
    if (className.empty() || !memberClasses_.isMember(className, target.attr, *facts_.tables.framework(owner.framework))) return;
    if (Use* use = memberUse(target, target, owner, owner.role())) use->isStore = true;
}

const Type* Objects::objectWith(Name method) {
    const Type* found = nullptr;
    for (const Framework* framework : facts_.imported) {
        if (!facts_.isSource(framework)) continue;
        const auto told = framework->toldBy.find(method.text());
        if (told == framework->toldBy.end()) continue;
        if (found) return nullptr;
        found = assumedOf(arena_, objectType(arena_, framework->id, told->second));
    }
    return found;
}

const Type* Objects::callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& owner) {
    functionCalls_.letEscape(arguments);
    Use* use = memberUse(arguments.call, method, owner, owner.kind == TypeKind::Shape ? "shape" : owner.role());
    if (!use) return unknownType();
    use->site.call = &arguments.call;
    use->site.form = neutral::Form::Method;
    return memberClasses_.memberOf(method.attr, owner, use->api ? uses_.apply(*use) : unknownType());
}

}  // namespace regraft::semantic
