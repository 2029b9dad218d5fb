#pragma once

#include <string_view>

#include "semantic/calls/call_arguments.h"
#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Classes of the program, their instances, and the attributes of both.
class Classes {
public:
    explicit Classes(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          statements_(parts.statements),
          functionCalls_(parts.functionCalls),
          runner_(parts.runner),
          definitions_(parts.definitions) {}

    /// A class body runs where it stands; what its names hold at the end are its attributes.
    void define(const ast::ClassDef& definition);
    /// Joins a value into what is known of an attribute.
    void updateAttribute(const ast::Node& definition, Name name, const Type* type);
    /// An attribute of a class or its instances, looked up through the bases that are known.
    const Type* classAttribute(const ast::Node& definition, Name name, int depth = 0);
    /// An attribute of an instance; a property gives what its function gives.
    const Type* instanceAttribute(const ast::Attribute& node, const Type& instance);
    /// The method of this name that a class has, perhaps from its bases; null if it has none.
    FunctionInfo* method(const ast::Node& definition, std::string_view name);
    /// A call of a class of the program.
    const Type* instantiate(const CallArguments& arguments, const Type& type);
    /// What iterating over a value gives, also where its class says so.
    const Type* iterationOf(const Type* iterated);
    /// A named tuple as the tuple that it is; other types are themselves.
    const Type* asTuple(const Type* type);

private:
    void bindFields(ClassInfo& info, const CallArguments& arguments);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Statements& statements_;
    FunctionCalls& functionCalls_;
    FunctionRunner& runner_;
    Definitions& definitions_;
};

}  // namespace regraft::semantic
