#include "semantic/api_index.h"

#include <algorithm>
#include <string>

namespace regraft::semantic {

namespace {
constexpr ast::NodeId markId = UINT32_MAX;  // no node of a file has it
}

bool ApiName::isValue() const {
    return ref && !ref.entry->isRefusal() &&
           std::any_of(ref.entry->overloads.begin(), ref.entry->overloads.end(), [](const Overload& o) { return !o.callable; });
}

bool ApiName::isArrayClass() const {
    if (!framework || isUncertain) return false;
    return text == framework->array ||
           std::find(framework->arrayAlso.begin(), framework->arrayAlso.end(), text) != framework->arrayAlso.end();
}

const ApiName* apiOf(const Type* type) {
    const ast::Node* definition = type->definition;
    bool isApi = definition && definition->kind == ast::Kind::alias && definition->id == markId;
    return isApi ? static_cast<const ApiName*>(definition) : nullptr;
}

const Type* uncertainApi(Arena& arena, const Type* type) {
    const ApiName* name = apiOf(type);
    if (!name || !name->framework) return nullptr;
    if (name->isUncertain) return name->type;
    if (!name->uncertain) {
        auto* copy = arena.make<ApiName>(*name);
        copy->isUncertain = true;
        copy->isModule = false;
        copy->ref = {};
        Type own;
        own.framework = name->type->framework;
        own.definition = copy;
        copy->type = arena.make<Type>(own);
        name->uncertain = copy;
    }
    return name->uncertain->type;
}

const ApiName* ApiIndex::module(std::string_view dotted) {
    ApiName* name = make(dotted);
    if (!name->isModule) {
        name->isModule = true;
        Type type = *name->type;
        type.kind = TypeKind::Module;
        name->type = arena_.make<Type>(type);
    }
    return name;
}

const ApiName* ApiIndex::find(std::string_view dotted) { return make(dotted); }

const ApiName* ApiIndex::member(const ApiName& owner, Name name) {
    if (owner.isUncertain) return &owner;
    const ApiName*& slot = members_[{&owner, name.id()}];
    if (!slot) slot = make(std::string(owner.text) + "." + std::string(name.text()));
    return slot;
}

ApiName* ApiIndex::make(std::string_view dotted) {
    if (auto it = names_.find(dotted); it != names_.end()) return it->second;
    auto* name = arena_.make<ApiName>();
    name->kind = ast::Kind::alias;
    name->id = markId;
    name->text = arena_.copy(dotted);
    name->last = name->text.substr(name->text.rfind('.') + 1);
    name->framework = tables_.frameworkOfModule(name->text);
    if (name->framework) name->ref = tables_.api(*name->framework, name->text);
    Type type;
    type.kind = kindOf(*name);
    type.framework = name->framework ? name->framework->id : FrameworkId{0};
    type.definition = name;
    name->type = arena_.make<Type>(type);
    name->isModule = type.kind == TypeKind::Module;
    names_.emplace(name->text, name);
    return name;
}

TypeKind ApiIndex::kindOf(const ApiName& name) const {
    if (!name.framework) return TypeKind::Unknown;
    if (name.isArrayClass()) return TypeKind::Class;
    if (name.ref && !name.ref.entry->isRefusal()) return name.isValue() ? TypeKind::Unknown : TypeKind::Function;
    if (name.last.front() >= 'A' && name.last.front() <= 'Z') return TypeKind::Class;
    return tables_.isPrefix(*name.framework, name.text) ? TypeKind::Module : TypeKind::Unknown;
}

}  // namespace regraft::semantic
