#pragma once
// What the target's classes of modules need said that the source's know by themselves: which lists hold modules of theirs.
//
//     self.blocks = [Block(8) for _ in range(3)]    →    self.blocks = nn.ModuleList([Block(8) for _ in range(3)])
//     super().__init__(name=name, **kwargs)         →    super().__init__()

#include <vector>

#include "modules/module_classes.h"

namespace regraft {

/// The values of a class's members that are lists of modules.
std::vector<const ast::Expr*> listsOfModules(const ModuleClass& of, const ModuleClasses& classes, const Analysis& analysis);

/// The first values, `None` or a number, that a constructor gives members which later hold arrays.
std::vector<const ast::Expr*> membersWithoutArray(const ModuleClass& of, const Analysis& analysis);

/// The calls of the framework's own constructor in a class's that hand on nothing but what changes nothing that is computed.
std::vector<const ast::Call*> baseConstructions(const ModuleClass& of);

}  // namespace regraft
