#pragma once

namespace regraft::semantic {

struct Facts;
class EvaluationState;
// language/
class Expressions;
class Statements;
class ControlFlow;
class ImportStatements;
class Branches;
class Narrowing;
class Assignments;
class Operators;
class Subscripts;
class Names;
class Attributes;
class Annotations;
// calls/
class Calls;
class MethodCalls;
class FunctionCalls;
class FunctionTransforms;
class Builtins;
class OutsideFunctions;
class IterationTools;
class PythonMethods;
// definitions/
class FunctionDefinitions;
class FunctionRunner;
class Parameters;
class Classes;
class Definitions;
class Mirrors;
class ProgramModules;
// frameworks/
class ModuleMembers;
class GradientFunctions;
class Layers;
class Objects;
class Generators;
class Uses;
class Guesses;
class FrameworkGuesses;

/// The parts of the evaluation of one module. They are a knot, for expressions call functions, whose bodies are statements, which hold
/// expressions; so each is made with this list, and keeps of it what it needs.
struct Parts {
    Facts& facts;
    EvaluationState& state;

    Expressions& expressions;
    Statements& statements;
    ControlFlow& controlFlow;
    ImportStatements& imports;
    Branches& branches;
    Narrowing& narrowing;
    Assignments& assignments;
    Operators& operators;
    Subscripts& subscripts;
    Names& names;
    Attributes& attributes;
    Annotations& annotations;

    Calls& calls;
    MethodCalls& methodCalls;
    FunctionCalls& functionCalls;
    FunctionTransforms& transforms;
    Builtins& builtins;
    OutsideFunctions& outsideFunctions;
    IterationTools& iterationTools;
    PythonMethods& pythonMethods;

    FunctionDefinitions& functionDefinitions;
    FunctionRunner& runner;
    Parameters& parameters;
    Classes& classes;
    Definitions& definitions;
    Mirrors& mirrors;
    ProgramModules& programModules;

    ModuleMembers& moduleMembers;
    GradientFunctions& gradientFunctions;
    Layers& layers;
    Objects& objects;
    Generators& generators;
    Uses& uses;
    Guesses& guesses;
    FrameworkGuesses& frameworks;
};

}  // namespace regraft::semantic
