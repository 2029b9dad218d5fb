#include "semantic/definitions/program_modules.h"

#include "semantic/definitions/mirrors.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

ModuleId ProgramModules::find(const std::string& name) {
    if (!facts_.world) return noModule;
    const auto [known, isNew] = known_.try_emplace(name, noModule);
    if (isNew) known->second = facts_.world->finder.find(facts_.self, name);
    return known->second;
}

const Type* ProgramModules::nameOfModule(ModuleId module, Name name) {
    const Found found = facts_.nameOfModule(module, name);
    if (found.module == noModule) return nullptr;
    if (found.name.empty()) return moduleType(found.module);
    if (found.module == facts_.self) {  // its own name, through another module
        SymbolId id = facts_.scopes.find(0, facts_.file.names->intern(found.name));
        return id == none || !facts_.scopes.symbols[id].isCaptured ? unknownType() : state_.read(facts_.symbols[id]);
    }
    Fact& fact = facts_.foreignNames[{found.module, found.name}];
    if (isPending(fact.type)) mirrors_.reflect(found, fact);
    return state_.read(fact);
}

const Type* ProgramModules::moduleType(ModuleId module) {
    Type type;
    type.kind = TypeKind::Module;
    type.definition = facts_.world->roots[module];
    return arena_.make<Type>(type);
}

ModuleId ProgramModules::moduleOf(const Type* type) const {
    bool isModule = facts_.world && type->kind == TypeKind::Module && type->definition && type->definition->kind == ast::Kind::Module;
    return isModule ? facts_.world->ownerOf(*type->definition) : noModule;
}

const Type* ProgramModules::dottedModule(const ApiName& owner, Name name) {
    if (!facts_.world || owner.framework || !owner.isModule) return nullptr;
    const ModuleId module = find(std::string(owner.text) + "." + std::string(name.text()));
    return module == noModule ? nullptr : moduleType(module);
}

}  // namespace regraft::semantic
