#pragma once
// The statements that make a training step, told by their form: `loss.backward()`, `optimizer.step()`.

#include <set>
#include <string>
#include <string_view>
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

/// A list of statements that run one after the other.
using Block = std::vector<const ast::Stmt*>;
/// All blocks of a scope, inner ones behind those around them; inner functions and classes are not entered.
std::vector<Block> blocksOf(const ast::Node& scope);

/// What scales losses and their gradients, as the text calls it: whatever S is in `S.scale(loss).backward()` and `S.step(optimizer)`.
using Scalers = std::set<std::string_view>;
Scalers scalersIn(const std::vector<Block>& blocks, const TrainingRules& rules, std::string_view file);

/// What a call of a method of this name is in a training step, by its name alone.
StepStatement::Kind kindOfMethod(std::string_view name, const TrainingRules& rules);
/// Whether the keywords of such a call change nothing that is computed: `backward(retain_graph=True)`.
bool hasPlainKeywords(const ast::Call& call, StepStatement::Kind kind, const TrainingRules& rules);

/// What a statement is in a training step; `scalers` are those of its scope.
StepStatement stepStatement(const ast::Stmt& statement, const TrainingRules& rules, const Analysis& analysis, const Scalers& scalers,
                            std::string_view file);

/// Whether a call needs the numbers in an array, or tells somebody of them: `loss.item()`, `float(loss)`, `print(loss)`.
bool needsNumbers(const ast::Call& call, const TrainingRules& rules);

/// Whether a statement may jump out of its block, or says whose its variables are.
bool leavesBlock(const ast::Stmt& statement);
/// Whether the statement is alone on its lines.
bool ownsItsLines(const ast::Stmt& statement, std::string_view text);

}  // namespace regraft
