#include "semantic/definitions/mirrors.h"

#include <utility>

#include "semantic/definitions/definitions.h"
#include "semantic/definitions/parameters.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

/// A type of another module's interface as one of this module: its names of APIs are this module's own.
const Type* Mirrors::adopt(const Type* type) {
    if (isPending(type) || type == simpleType(type->kind)) return type;
    if (const ApiName* name = apiOf(type)) {
        const ApiName* own = name->isModule ? facts_.apis.module(name->text) : facts_.apis.find(name->text);
        return name->isUncertain ? uncertainApi(arena_, own->type) : own->type;
    }
    Type adopted = *type;
    std::vector<const Type*> items;
    for (const Type* item : type->items) items.push_back(adopt(item));
    adopted.items = arena_.copy(items);
    adopted.shape = arena_.copy(type->shape);
    std::vector<std::string_view> fields;
    for (std::string_view field : type->fields) fields.push_back(arena_.copy(field));
    adopted.fields = arena_.copy(fields);
    return arena_.make<Type>(adopted);
}

/// A name of another module, which lives there once and as long as its file does, as one of this module's.
Name Mirrors::ownName(std::string_view name) {
    Name& own = ownNames_[name.data()];
    if (own.text().empty()) own = facts_.file.names->intern(name);
    return own;
}

/// Takes over a type that another module shows.
void Mirrors::show(Fact& fact, const Type* theirs) {
    if (sameType(fact.type, theirs)) return;
    const Type* type = adopt(theirs);
    if (sameType(fact.type, type)) return;
    fact.type = state_.isForcing && !isPending(fact.type) ? unknownType() : type;
    ++fact.version;
}

void Mirrors::reflect(FunctionInfo& mirror) {
    const FunctionFace* face = facts_.world->function(mirror.home, *mirror.node);
    if (!face) return;
    auto adoptEach = [&](std::vector<const Type*>& own, const std::vector<const Type*>& theirs) {
        for (std::size_t i = 0; i < own.size() && i < theirs.size(); ++i) {
            if (theirs[i] && own[i] && sameType(own[i], theirs[i])) continue;
            const Type* type = theirs[i] ? adopt(theirs[i]) : nullptr;
            bool isSame = type && own[i] ? sameType(type, own[i]) : type == own[i];
            if (isSame) continue;
            own[i] = type;
            ++mirror.result.version;
        }
    };
    adoptEach(mirror.declared, face->declared);
    adoptEach(mirror.guessed, face->guessed);
    adoptEach(mirror.defaults, face->defaults);
    if (face->declaredResult) mirror.declaredResult = adopt(face->declaredResult);
    mirror.owner = face->owner;
    mirror.isStatic = face->isStatic;
    mirror.isClassMethod = face->isClassMethod;
    mirror.isProperty = face->isProperty;
    mirror.isGenerator = face->isGenerator;
    show(mirror.result, face->result);
}

void Mirrors::reflect(ClassInfo& mirror) {
    const ClassFace* face = facts_.world->classOf(mirror.home, *mirror.node);
    if (!face) return;
    std::vector<const Type*> bases;
    for (const Type* base : face->bases) bases.push_back(adopt(base));
    mirror.bases = std::move(bases);
    for (const auto& [name, type] : face->declared)
        if (const Type*& own = mirror.declared[ownName(name)]; !own || !sameType(own, type)) own = adopt(type);
    mirror.fields.clear();
    for (std::string_view field : face->fields) mirror.fields.push_back(ownName(field));
    std::size_t known = mirror.attributes.size();
    for (const auto& [name, type] : face->attributes) show(mirror.attributes[ownName(name)], type);
    if (mirror.attributes.size() != known || mirror.membership.version == 0) ++mirror.membership.version;
}

void Mirrors::reflect(const Found& name, Fact& fact) {
    const auto& interface = facts_.world->interfaces[name.module];
    auto it = interface ? interface->names.find(name.name) : decltype(interface->names.end()){};
    if (interface && it != interface->names.end()) show(fact, it->second);
}

void Mirrors::lookAround() {
    if (!facts_.world) return;
    const std::uint32_t last = std::exchange(facts_.looked, facts_.world->shown);
    if (last == facts_.looked) return;
    const auto isNew = [&](ModuleId module) { return facts_.world->editions[module] > last; };
    for (FunctionInfo* mirror : facts_.functionMirrors)
        if (isNew(mirror->home)) reflect(*mirror);
    for (ClassInfo* mirror : facts_.classMirrors)
        if (isNew(mirror->home)) reflect(*mirror);
    for (auto& [key, fact] : facts_.foreignNames)
        if (isNew(key.first)) reflect({key.first, key.second}, fact);
    for (ModuleId witness : facts_.world->witnesses[facts_.self]) {
        if (!isNew(witness)) continue;
        auto evidence = facts_.world->interfaces[witness]->evidence.find(facts_.self);
        if (evidence == facts_.world->interfaces[witness]->evidence.end()) continue;
        for (const Evidence& one : evidence->second) hear(one);
    }
}

/// What another module's code says of a function or class of this one.
void Mirrors::hear(const Evidence& evidence) {
    if (evidence.definition->kind != ast::Kind::ClassDef) {
        FunctionInfo& info = facts_.function(*evidence.definition);
        bool changed = false;
        for (std::size_t i = 0; i < evidence.passed.size() && i < info.passed.size(); ++i)
            if (!isPending(evidence.passed[i])) parameters_.pass(info, i, adopt(evidence.passed[i]), changed);
        if (changed) info.isDirty = true;
        return;
    }
    ClassInfo& info = definitions_.classInfo(*evidence.definition);
    for (const auto& [name, given] : evidence.written) {
        Fact& fact = info.attributes[facts_.file.names->intern(name)];
        const Type* joined = joinTypes(arena_, fact.type, adopt(given));
        if (sameType(joined, fact.type)) continue;
        fact.type = state_.isForcing ? unknownType() : joined;
        ++fact.version;
    }
}

}  // namespace regraft::semantic
