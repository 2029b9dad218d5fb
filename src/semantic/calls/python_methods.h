#pragma once

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Calls methods of values of Python's own types.
class PythonMethods {
public:
    explicit PythonMethods(const Parts& parts)
        : arena_(parts.facts.arena),
          state_(parts.state),
          assignments_(parts.assignments),
          objects_(parts.objects) {}

    /// A method of a value of one of Python's own types.
    const Type* call(const CallArguments& arguments, const ast::Attribute& method, const Type* base);

private:
    const Type* listMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base);
    const Type* dictMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base);

    Arena& arena_;
    EvaluationState& state_;
    Assignments& assignments_;
    Objects& objects_;
};

}  // namespace regraft::semantic
