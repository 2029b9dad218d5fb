#pragma once

#include <span>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Executes statements.
class Statements {
public:
    explicit Statements(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          controlFlow_(parts.controlFlow),
          imports_(parts.imports),
          narrowing_(parts.narrowing),
          assignments_(parts.assignments),
          operators_(parts.operators),
          subscripts_(parts.subscripts),
          names_(parts.names),
          annotations_(parts.annotations),
          functionDefinitions_(parts.functionDefinitions),
          classes_(parts.classes),
          definitions_(parts.definitions) {}

    /// Executes statements in order.
    void executeBody(std::span<ast::Stmt* const> statements);

private:
    void execute(const ast::Stmt& statement);
    void executeAssign(const ast::Assign& statement);
    void executeReturn(const ast::Return& statement);
    void executeRaise(const ast::Raise& statement);
    void executeAssert(const ast::Assert& statement);
    void executeAugAssign(const ast::AugAssign& statement);
    void executeAnnAssign(const ast::AnnAssign& statement);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    ControlFlow& controlFlow_;
    ImportStatements& imports_;
    Narrowing& narrowing_;
    Assignments& assignments_;
    Operators& operators_;
    Subscripts& subscripts_;
    Names& names_;
    Annotations& annotations_;
    FunctionDefinitions& functionDefinitions_;
    Classes& classes_;
    Definitions& definitions_;
};

}  // namespace regraft::semantic
