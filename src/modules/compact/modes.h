#pragma once
// How a method tells its layers whether they are training, where the target's modules know it themselves.
//
//     def __call__(self, x, train: bool):                         def __call__(self, x, train: bool):
//         x = nn.BatchNorm(use_running_average=not train)(x)  →       self.train() if train else self.eval()
//         return nn.Dropout(0.5)(x, deterministic=not train)          …

#include <set>
#include <string>
#include <vector>

#include "modules/compact/code_text.h"
#include "modules/compact/layer_sites.h"

namespace regraft {

struct ModeOfMethod {
    std::string training;                ///< an expression; empty if the method doesn't say
    const ast::Stmt* behind = nullptr;   ///< the statement that has to come first; null if none has
    std::set<std::string_view> names;    ///< what `training` reads
    std::set<const ast::keyword*> gone;  ///< arguments that say so, or what weights a layer starts from
};

/// `layers`: attributes of the class that are layers of the framework. `changes`: of what is copied.
ModeOfMethod findMode(const ast::FunctionDef& method, const LayerMakers& makers, const CompactClasses& classes,
                      const std::set<std::string>& layers, const CodeText& code, const std::vector<Edit>& changes,
                      const CompactModuleRules& rules, std::string& problem);

}  // namespace regraft
