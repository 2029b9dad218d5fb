#pragma once
// Random streams that targets hand through constructors (flax: `rngs`), where the source draws from a global generator.
//
//     def __init__(self, n):                          def __init__(self, n, *, rngs: nnx.Rngs):
//         self.fc = nn.Linear(n, n)           →           self.fc = nnx.Linear(n, n, rngs=rngs)
//         self.block = Block(n)                           self.block = Block(n, rngs=rngs)
//     model = Net(3)                                  model = Net(3, rngs=nnx.Rngs(0))

#include <functional>
#include <unordered_map>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct StreamPlan {
    /// What stands for the streams at a place: the variable, new ones made there, or those that the module keeps.
    enum class Given { Variable, Fresh, Kept };
    std::vector<const ast::FunctionDef*> parameters;            ///< functions that take them from now on
    std::unordered_map<const ast::Call*, Given> calls;          ///< calls of the file's own functions and classes
    std::unordered_map<const ast::Expr*, Given> constructions;  ///< uses of the framework that need them
    std::unordered_map<const ast::Expr*, Given> values;         ///< functions handed on, `model.apply(init)`, that have to be bound to them
    std::vector<const ModuleClass*> keepers;                    ///< whose constructors keep theirs for their methods
    std::vector<const ast::Stmt*> variables;                    ///< before which the variable is made
};

/// `needsStreams`: whether a use makes something that draws. Classes in `left` stay as they are.
StreamPlan planStreams(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                       const std::function<bool(const Use&)>& needsStreams, const std::function<bool(const ModuleClass&)>& isLeft);

}  // namespace regraft
