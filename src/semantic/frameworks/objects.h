#pragma once

#include <string_view>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/frameworks/member_classes.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Values of classes of a framework's own, from dtypes to distributions.
class Objects {
public:
    explicit Objects(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          functionCalls_(parts.functionCalls),
          layers_(parts.layers),
          uses_(parts.uses),
          memberClasses_(parts) {}

    /// An instance of a class of a framework's own: of one of Framework::typeClasses, or what calling the class gives.
    const Type* objectNamed(const ApiName& name);
    /// What a value is that has such a method, by Framework::toldBy of the one source that knows it; null if none does.
    const Type* objectWith(Name method);
    /// `x.dtype.is_floating_point`, `x.shape.as_list()`, `distribution.mean`.
    const Type* memberOfClass(const ast::Attribute& node, const Type& owner, std::string_view kind);
    /// `distribution.log_prob(x)`, `x.shape.numel()`.
    const Type* callMember(const CallArguments& arguments, const ast::Attribute& method, const Type& owner);
    /// `optimizer.lr = …`: a use, if versions differ about such a member.
    void storeMember(const ast::Attribute& target, const Type& owner);
    /// An instance of a framework's class of that kind, as in Framework::typeClasses.
    const Type* instanceOf(std::string_view kind, FrameworkId framework);

private:
    Use* memberUse(const ast::Expr& node, const ast::Attribute& member, const Type& owner, std::string_view kind);

    Facts& facts_;
    Arena& arena_;
    FunctionCalls& functionCalls_;
    Layers& layers_;
    Uses& uses_;
    MemberClasses memberClasses_;
};

}  // namespace regraft::semantic
