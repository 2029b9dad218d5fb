#include "semantic/definitions/definitions.h"

#include "semantic/definitions/mirrors.h"

namespace regraft::semantic {

FunctionInfo* Definitions::functionOf(const Type* type) {
    if (type->kind != TypeKind::Function || !type->definition || apiOf(type)) return nullptr;
    switch (type->definition->kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::Lambda: return &functionInfo(*type->definition);
        default: return nullptr;
    }
}

/// What is known of a function or lambda, of this module or another.
FunctionInfo& Definitions::functionInfo(const ast::Node& definition) {
    if (facts_.isOwn(definition)) return facts_.function(definition);
    std::unique_ptr<FunctionInfo>& mirror = facts_.foreignFunctions[&definition];
    if (!mirror) {
        mirror = std::make_unique<FunctionInfo>();
        mirror->node = &definition;
        mirror->home = facts_.world->ownerOf(definition);
        initialise(*mirror, arena_);
        facts_.functionMirrors.push_back(mirror.get());
        mirrors_.reflect(*mirror);
    }
    return *mirror;
}

ClassInfo& Definitions::classInfo(const ast::Node& definition) {
    auto [it, isNew] = facts_.classes.try_emplace(&definition);
    ClassInfo& info = it->second;
    if (isNew) {
        initialise(info, definition, arena_);
        info.home = facts_.world->ownerOf(definition);
        facts_.classMirrors.push_back(&info);
        mirrors_.reflect(info);
    }
    return info;
}

}  // namespace regraft::semantic
