#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/frameworks/member_classes.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Classes of the program that are modules of a framework: `class Net(nn.Module)`, and what they have from it.
class ModuleMembers {
public:
    explicit ModuleMembers(const Parts& parts)
        : facts_(parts.facts),
          state_(parts.state),
          functionCalls_(parts.functionCalls),
          classes_(parts.classes),
          definitions_(parts.definitions),
          gradientFunctions_(parts.gradientFunctions),
          layers_(parts.layers),
          uses_(parts.uses),
          memberClasses_(parts) {}

    /// What is given to a method of a module is an array, if it is used as one.
    bool takesArrays(const FunctionInfo& info);
    /// A call of a method that a module has from its framework, `model.eval()`; null if it is none.
    const Type* callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& base);
    /// `super().get_config()` in a class of modules, of what all have from their framework; null if it is something else.
    const Type* callInherited(const CallArguments& arguments, const ast::Attribute& method);
    /// An attribute that a module has from its framework, `self.training`; null if it is none.
    const Type* attribute(const ast::Attribute& node, const Type& base);
    /// The layer that a sequence has under a name; null if all modules have such an attribute, or it is no sequence.
    const Type* namedLayer(Name name, const Type& sequence);
    /// The methods that the function around calls on a name.
    std::vector<Name> methodsCalledOn(const ast::NameExpr& name) const;
    /// An instance of the only class of modules here that has all methods of its own which the code around calls on a name; null if there
    /// is no such class, or several.
    const Type* instanceByMethods(const ast::NameExpr& name);

private:
    const Framework* frameworkOf(const ast::Node& definition, int depth = 0);
    Use* moduleUse(const ast::Expr& node, const ast::Attribute& member, const Type& base);
    bool isOwnAttribute(const ast::Node& definition, Name name, int depth = 0);
    void registerMember(const CallArguments& arguments, const ast::Node& definition);

    Facts& facts_;
    EvaluationState& state_;
    FunctionCalls& functionCalls_;
    Classes& classes_;
    Definitions& definitions_;
    GradientFunctions& gradientFunctions_;
    Layers& layers_;
    Uses& uses_;
    MemberClasses memberClasses_;
};

}  // namespace regraft::semantic
