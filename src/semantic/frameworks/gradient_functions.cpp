#include "semantic/frameworks/gradient_functions.h"

#include "semantic/calls/function_calls.h"
#include "semantic/definitions/classes.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

bool GradientFunctions::isGradientMethod(const ast::ClassDef& owner, Name name) const {
    if (!facts_.isOwn(owner)) return false;
    const Framework* framework = gradientFramework(owner);
    return framework && name == framework->gradientFunctions->backward;
}

/// The source whose class for functions with gradients of their own `definition` derives from; null if it does not.
const Framework* GradientFunctions::gradientFramework(const ast::Node& definition, int depth) const {
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

const Type* GradientFunctions::call(const CallArguments& arguments, const ast::Attribute& member, const Type& owner) {
    const bool isClass = owner.kind == TypeKind::Class && owner.definition && !apiOf(&owner);
    const Framework* framework = isClass ? gradientFramework(*owner.definition) : nullptr;
    if (!framework || member.attr != std::string_view(framework->gradientFunctions->run)) return nullptr;
    functionCalls_.letEscape(arguments);
    FunctionInfo* forward = classes_.method(*owner.definition, framework->gradientFunctions->forward);
    std::vector<const Type*> passed = {pendingType()};  // the first is the context, which the framework gives
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) passed.push_back(arguments.at(i));
    const Type* result = forward ? functionCalls_.callWith(*forward, passed, {}) : unknownType();
    return result->isUnknown() && !isPending(result) ? arrayType(arena_, framework->id, DType::Unknown) : result;
}

}  // namespace regraft::semantic
