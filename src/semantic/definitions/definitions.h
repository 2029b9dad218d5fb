#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// What is known of functions and classes: of the module's own, and of mirrors of other modules'.
class Definitions {
public:
    explicit Definitions(const Parts& parts) : facts_(parts.facts), arena_(parts.facts.arena), mirrors_(parts.mirrors) {}

    /// What is known of a class, of this module or another.
    ClassInfo& classInfo(const ast::Node& definition);
    /// The function of the program that a value is; null if it is something else.
    FunctionInfo* functionOf(const Type* type);

private:
    FunctionInfo& functionInfo(const ast::Node& definition);

    Facts& facts_;
    Arena& arena_;
    Mirrors& mirrors_;
};

}  // namespace regraft::semantic
