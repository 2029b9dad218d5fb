#pragma once

#include <map>
#include <span>
#include <utility>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/frameworks/member_classes.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates calls, by what is called.
class Calls {
public:
    explicit Calls(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          names_(parts.names),
          methodCalls_(parts.methodCalls),
          functionCalls_(parts.functionCalls),
          transforms_(parts.transforms),
          outsideFunctions_(parts.outsideFunctions),
          classes_(parts.classes),
          definitions_(parts.definitions),
          layers_(parts.layers),
          uses_(parts.uses),
          memberClasses_(parts) {}

    /// The type of what a call gives.
    const Type* evaluate(const ast::Call& call);
    /// A call of something known by its type only.
    const Type* callByType(const CallArguments& arguments, const Type* function);
    /// A call that stands nowhere in the file: `function` called with values of these types, as map() does at `where`.
    const Type* callWith(const Type* function, std::span<const Type* const> types, const ast::Call& where);
    /// Calls the `key=` function of sorted(), min() and max().
    const Type* callKey(const CallArguments& arguments, const Type* element);

private:
    CallArguments evaluateArguments(const ast::Call& call);
    const ApiName* heldFunction(const ast::Call& call, const Type* held) const;
    bool isFunctionValue(const CallArguments& arguments, const ApiName& name);
    const Type* callReference(const CallArguments& arguments, const ApiName& name);
    const Type* callName(const CallArguments& arguments, const ApiName& name);
    const Type* callPartial(const CallArguments& arguments, const ast::Call& partial);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Names& names_;
    MethodCalls& methodCalls_;
    FunctionCalls& functionCalls_;
    FunctionTransforms& transforms_;
    OutsideFunctions& outsideFunctions_;
    Classes& classes_;
    Definitions& definitions_;
    Layers& layers_;
    Uses& uses_;
    MemberClasses memberClasses_;
    std::map<std::pair<ast::NodeId, std::size_t>, ast::Call*> madeCalls_;  ///< that stand nowhere in the file
};

}  // namespace regraft::semantic
