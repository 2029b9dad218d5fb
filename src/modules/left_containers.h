#pragma once
// Containers of layers that are made outside of module classes. Their layers call one another, so that each is converted as a
// whole or left as a whole:
//
//     nn.Sequential(nn.Linear(3, 4), nn.FractionalMaxPool2d(2), nn.ReLU())    stays where a target has no such pooling

#include <functional>
#include <string>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct LeftContainer {
    const Use* container;
    std::string api;      ///< what can't be translated
    std::string problem;  ///< why
};

/// The outermost containers that stay. `isContainer`: makes a container of layers; `problemOf`: why a use can't be
/// converted, empty if it can.
std::vector<LeftContainer> leftContainers(const Analysis& analysis, const ModuleClasses& classes,
                                          const std::function<bool(const Use&)>& isContainer,
                                          const std::function<std::string(const Use&)>& problemOf);

}  // namespace regraft
