#pragma once
// The statements that make a training step, told by their form: `loss.backward()`, `optimizer.step()`.

#include <string>
#include <vector>

#include "mapping/training_rules.h"
#include "semantic/analysis.h"

namespace regraft {

struct StepStatement {
    enum class Kind { Other, Backward, Step, Clear, ClipNorm, ClipValue, Scaling };
    Kind kind = Kind::Other;
    const ast::Call* call = nullptr;
    const ast::Expr* receiver = nullptr;  ///< of a method
    std::string result;                   ///< what takes the value of a clipping function
    bool isPlain = true;                  ///< called with nothing that changes what it does
};

StepStatement stepStatement(const ast::Stmt& statement, const TrainingRules& rules, const Analysis& analysis, std::string_view file);

/// Whether a call needs the numbers in an array, or tells somebody of them: `loss.item()`, `float(loss)`, `print(loss)`.
bool needsNumbers(const ast::Call& call, const TrainingRules& rules);

/// A list of statements that run one after the other.
using Block = std::vector<const ast::Stmt*>;
/// All blocks of a scope, inner ones behind those around them; inner functions and classes are not entered.
std::vector<Block> blocksOf(const ast::Node& scope);

/// Whether a statement may jump out of its block, or says whose its variables are.
bool leavesBlock(const ast::Stmt& statement);
/// Whether the statement is alone on its lines.
bool ownsItsLines(const ast::Stmt& statement, std::string_view text);

}  // namespace regraft
