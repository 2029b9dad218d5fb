#include "semantic/frameworks/member_classes.h"

#include <cctype>

#include "semantic/api_index.h"
#include "semantic/definitions/definitions.h"
#include "semantic/values.h"

namespace regraft::semantic {

const Type* MemberClasses::madeBy(const ApiName& name, const Type* type) const {
    const bool saysNothing = (type->isUnknown() && !isPending(type)) || type->kind == TypeKind::Object;
    const bool isClass = !name.last.empty() && std::isupper(static_cast<unsigned char>(name.last.front()));
    if (!facts_.isMigration || !saysNothing || !isClass || !name.framework) return type;
    const std::string_view className = name.framework->memberClassOf(name.text);
    return className.empty() ? type : objectType(facts_.arena, name.framework->id, className);
}

/// The framework's class that a class of the file derives from.
const ApiName* MemberClasses::baseOf(const ast::Node& definition, int depth) const {
    for (const Type* base : definitions_.classInfo(definition).bases) {
        const ApiName* name = apiOf(base);
        if (!name && base->kind == TypeKind::Class && base->definition && depth < maxBases) name = baseOf(*base->definition, depth + 1);
        if (name && name->framework && facts_.isSource(name->framework) && !name->framework->memberClassOf(name->text).empty()) return name;
    }
    return nullptr;
}

const Framework* MemberClasses::frameworkOf(const Type& value) const {
    if (!facts_.isMigration) return nullptr;
    if (value.kind == TypeKind::Object || value.kind == TypeKind::Layer) return facts_.tables.framework(value.framework);
    const ApiName* base = value.kind == TypeKind::Instance && value.definition && !apiOf(&value) ? baseOf(*value.definition) : nullptr;
    return base ? base->framework : nullptr;
}

std::string_view MemberClasses::of(const Type& value) const {
    const Framework* framework = frameworkOf(value);
    if (!framework || framework->memberClasses.empty()) return "";
    if (value.kind == TypeKind::Object) return value.role().find('.') == std::string_view::npos ? "" : value.role();
    if (value.kind == TypeKind::Instance) return framework->memberClassOf(baseOf(*value.definition)->text);
    std::string_view found;
    for (const LayerMaker& maker : value.makers) {
        const std::string_view className = framework->memberClassOf(maker.api);
        if (className.empty() || (!found.empty() && found != className)) return framework->modules ? framework->modules->base : found;
        found = className;
    }
    return found.empty() && framework->modules ? std::string_view(framework->modules->base) : found;
}

const Type* MemberClasses::memberOf(Name member, const Type& value, const Type* type) const {
    if (!type->isUnknown() || isPending(type)) return type;
    const std::string_view className = of(value);
    const Framework* framework = className.empty() ? nullptr : frameworkOf(value);
    if (!framework) return type;
    const auto found = framework->memberValues.find(std::string(className) + "." + std::string(member.text()));
    if (found == framework->memberValues.end()) return type;
    std::string_view given = found->second;
    if (!given.starts_with('[')) return objectType(facts_.arena, framework->id, given);
    return listType(facts_.arena, objectType(facts_.arena, framework->id, given.substr(1, given.size() - 2)));
}

bool MemberClasses::isMember(std::string_view className, Name member, const Framework& framework) const {
    const std::string name = std::string(className) + "." + std::string(member.text());
    return !facts_.tables.history(framework, name).empty() || !facts_.tables.changes(framework, name).empty();
}

}  // namespace regraft::semantic
