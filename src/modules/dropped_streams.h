#pragma once
// Random streams that the source hands through constructors, where the target draws from a global generator.
//
//     def __init__(self, n, *, rngs):                     def __init__(self, n):
//         self.block = Block(n, rngs=rngs)        →           self.block = Block(n)
//         self.w = normal(rngs.params(), (n,))                self.w = torch.randn(n)
//     rngs = nnx.Rngs(0)                                  torch.manual_seed(0)
//     model = Net(3, rngs=rngs)                           model = Net(3)

#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct DroppedStreams {
    std::unordered_map<const ast::FunctionDef*, const ast::arg*> parameters;
    std::unordered_map<const ast::Call*, const ast::Node*> arguments;  ///< of calls of the file's own functions: a keyword or an expression
    std::vector<const ast::Assign*> statements;                        ///< that make streams for what no longer takes them
    std::unordered_set<const ast::Expr*> keys;                         ///< `rngs.params()`, of what draws from the global generator now
    std::unordered_set<const ast::FunctionDef*> misused;               ///< which do more with their streams than hand them on
};

DroppedStreams findDroppedStreams(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes, const ModuleRules& rules);

}  // namespace regraft
