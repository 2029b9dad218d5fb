#pragma once

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Executes import statements.
class ImportStatements {
public:
    explicit ImportStatements(const Parts& parts) : facts_(parts.facts), state_(parts.state), programModules_(parts.programModules) {}

    /// `import a.b as c`: of modules of the program, or of names of APIs.
    void executeImport(const ast::Import& statement);
    /// `from a import b`, where a star binds nothing here.
    void executeImportFrom(const ast::ImportFrom& statement);

private:
    Facts& facts_;
    EvaluationState& state_;
    ProgramModules& programModules_;
};

}  // namespace regraft::semantic
