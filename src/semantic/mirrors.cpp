#include <utility>

#include "semantic/evaluator.h"

namespace regraft::semantic {

/// A type of another module's interface as one of this module: its names of APIs are this module's own.
const Type* Evaluator::adopt(const Type* type) {
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

/// What is known of a function, lambda or class, of this module or another.
FunctionInfo& Evaluator::functionInfo(const ast::Node& definition) {
    if (facts_.isOwn(definition)) return facts_.function(definition);
    std::unique_ptr<FunctionInfo>& mirror = facts_.foreignFunctions[&definition];
    if (!mirror) {
        mirror = std::make_unique<FunctionInfo>();
        mirror->node = &definition;
        mirror->home = facts_.world->ownerOf(definition);
        fillParameters(*mirror);
        facts_.functionMirrors.push_back(mirror.get());
        reflect(*mirror);
    }
    return *mirror;
}

ClassInfo& Evaluator::classInfo(const ast::Node& definition) {
    auto [it, isNew] = facts_.classes.try_emplace(&definition);
    ClassInfo& info = it->second;
    if (isNew) {
        initialise(info, definition, arena_);
        info.home = facts_.world->ownerOf(definition);
        facts_.classMirrors.push_back(&info);
        reflect(info);
    }
    return info;
}

/// Takes over a type that another module shows.
void Evaluator::show(Fact& fact, const Type* theirs) {
    if (sameType(fact.type, theirs)) return;
    const Type* type = adopt(theirs);
    if (sameType(fact.type, type)) return;
    fact.type = isForcing_ && !isPending(fact.type) ? unknownType() : type;
    ++fact.version;
}

/// Takes over what the function's module shows of it now.
void Evaluator::reflect(FunctionInfo& mirror) {
    const FunctionFace* face = facts_.world->function(*mirror.node);
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

void Evaluator::reflect(ClassInfo& mirror) {
    const ClassFace* face = facts_.world->classOf(*mirror.node);
    if (!face) return;
    Interner& names = *facts_.file.names;
    std::vector<const Type*> bases;
    for (const Type* base : face->bases) bases.push_back(adopt(base));
    mirror.bases = std::move(bases);
    for (const auto& [name, type] : face->declared) mirror.declared[names.intern(name)] = adopt(type);
    mirror.fields.clear();
    for (std::string_view field : face->fields) mirror.fields.push_back(names.intern(field));
    std::size_t known = mirror.attributes.size();
    for (const auto& [name, type] : face->attributes) show(mirror.attributes[names.intern(name)], type);
    if (mirror.attributes.size() != known || mirror.membership.version == 0) ++mirror.membership.version;
}

/// Whether the module of a foreign class has said anything yet.
bool Evaluator::isShown(const ClassInfo& info) const { return info.membership.version > 0; }

/// A name of another module, or that module itself; null if it is not of the program.
const Type* Evaluator::nameOfModule(ModuleId module, Name name) {
    const Found found = facts_.nameOfModule(module, name);
    if (found.module == noModule) return nullptr;
    if (found.name.empty()) return moduleType(found.module);
    if (found.module == facts_.self) {  // its own name, through another module
        SymbolId id = facts_.scopes.find(0, facts_.file.names->intern(found.name));
        return id == none || !facts_.scopes.symbols[id].isCaptured ? unknownType() : read(facts_.symbols[id]);
    }
    Fact& fact = facts_.foreignNames[{found.module, found.name}];
    if (isPending(fact.type)) reflect(found, fact);
    return read(fact);
}

void Evaluator::reflect(const Found& name, Fact& fact) {
    const auto& interface = facts_.world->interfaces[name.module];
    auto it = interface ? interface->names.find(name.name) : decltype(interface->names.end()){};
    if (interface && it != interface->names.end()) show(fact, it->second);
}

const Type* Evaluator::moduleType(ModuleId module) {
    Type type;
    type.kind = TypeKind::Module;
    type.definition = facts_.world->roots[module];
    return arena_.make<Type>(type);
}

/// The module of the program that a value is; noModule if it is something else.
ModuleId Evaluator::moduleOf(const Type* type) const {
    bool isModule = facts_.world && type->kind == TypeKind::Module && type->definition && type->definition->kind == ast::Kind::Module;
    return isModule ? facts_.world->ownerOf(*type->definition) : noModule;
}

/// `name` inside a package that has no module of its own: `import space.core` without space/__init__.py.
const Type* Evaluator::dottedModule(const ApiName& owner, Name name) {
    if (!facts_.world || owner.framework || !owner.isModule) return nullptr;
    ModuleId module = facts_.world->finder.find(facts_.self, std::string(owner.text) + "." + std::string(name.text()));
    return module == noModule ? nullptr : moduleType(module);
}

/// Takes over what the other modules have shown since the last time.
void Evaluator::lookAround() {
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
void Evaluator::hear(const Evidence& evidence) {
    if (evidence.definition->kind != ast::Kind::ClassDef) {
        FunctionInfo& info = facts_.function(*evidence.definition);
        bool changed = false;
        for (std::size_t i = 0; i < evidence.passed.size() && i < info.passed.size(); ++i)
            if (!isPending(evidence.passed[i])) pass(info, i, adopt(evidence.passed[i]), changed);
        if (changed) info.isDirty = true;
        return;
    }
    ClassInfo& info = classInfo(*evidence.definition);
    for (const auto& [name, given] : evidence.written) {
        Fact& fact = info.attributes[facts_.file.names->intern(name)];
        const Type* joined = join(fact.type, adopt(given));
        if (sameType(joined, fact.type)) continue;
        fact.type = isForcing_ ? unknownType() : joined;
        ++fact.version;
    }
}

}  // namespace regraft::semantic
