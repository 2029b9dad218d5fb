#pragma once

#include <string_view>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// In code that stays in its framework, the class of a value whose members the surface compares between versions
/// (Framework::memberClasses): of an optimiser, a callback, a model. Otherwise nothing is known of any.
class MemberClasses {
public:
    explicit MemberClasses(const Parts& parts) : facts_(parts.facts), definitions_(parts.definitions) {}

    /// What calling a framework's class gives, where `type` says nothing of it: an object of the class.
    const Type* madeBy(const ApiName& name, const Type* type) const;
    /// The class of a value, and its framework; empty if it has none of them.
    std::string_view of(const Type& value) const;
    const Framework* frameworkOf(const Type& value) const;
    /// What a member of such a value is, by Framework::memberValues; `type` where they say nothing.
    const Type* memberOf(Name member, const Type& value, const Type* type) const;
    /// Whether the class has such a member in some version.
    bool isMember(std::string_view className, Name member, const Framework& framework) const;

private:
    const ApiName* baseOf(const ast::Node& definition, int depth = 0) const;

    Facts& facts_;
    Definitions& definitions_;
};

}  // namespace regraft::semantic
