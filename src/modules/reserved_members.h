#pragma once
// Members whose names the target's module classes have for themselves.
//
//     self.layers = nn.ModuleList(…)                 self.layers_ = […]
//     for layer in self.layers:              →       for layer in self.layers_:

#include <functional>
#include <string>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct MemberRename {
    const ast::Attribute* member = nullptr;  ///< `self.layers`; null: the method at `method`
    const ast::FunctionDef* method = nullptr;
    std::string name;
};

/// What is to be renamed of the classes for which `takenIn` gives names that are taken.
std::vector<MemberRename> renameReserved(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                                         const std::function<std::vector<std::string>(const ModuleClass&)>& takenIn);

}  // namespace regraft
