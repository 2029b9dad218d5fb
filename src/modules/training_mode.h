#pragma once
// Modules that are told with each call whether they are training, where the source's modules know it by themselves.
//
//     def forward(self, x):                                     def call(self, x, training=False):
//         return F.dropout(x, 0.1, self.training)       →           return dropout(x, 0.1, training)
//
//     model.train()
//     loss = criterion(model(x), y)                             loss = criterion(model(x, training=True), y)
//
// Modules inside a module that is called so are told by their framework.

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct TrainingMode {
    std::vector<const ast::FunctionDef*> parameters;   ///< methods that take the mode
    std::vector<const ast::Call*> handed;              ///< calls of such methods by others that take it
    std::vector<const ast::Call*> set;                 ///< statements `model.train()` of what is taken for a module, that go
    std::vector<const ast::Call*> training;            ///< calls of modules while training
    std::vector<const ast::Call*> unknown;             ///< calls of modules of which nobody can say
    std::vector<const ast::Call*> conditional;         ///< calls of such as a condition in their function puts in one mode or the other
    std::unordered_set<const ModuleClass*> dependent;  ///< classes that behave otherwise while training
};

struct TrainingModeContext {
    const ParsedFile& file;
    const Analysis& analysis;
    std::function<bool(const Use&)> dependsOnMode;  ///< a layer or function that behaves otherwise while training
    std::function<bool(const Use&)> asksForMode;
    std::function<bool(const ModuleClass&)> isConverted;
};

TrainingMode findTrainingMode(const ModuleClasses& classes, const TrainingModeContext& context);

}  // namespace regraft
