#pragma once
// Members of a class that hold arrays which no optimiser changes, for frameworks that train all arrays of a module:
//
//     self.register_buffer("mask", mask)      self.freeze(keys=["mask", "state"], recurse=False)
//     self.state = torch.zeros(3)        →    self.mask = mask
//                                             self.state = mx.zeros(3)

#include <string>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

/// Their names, in order; parameters are not among them, and modules neither.
std::vector<std::string> untrainedArrays(const ModuleClass& of, const Analysis& analysis);

}  // namespace regraft
