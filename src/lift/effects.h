#pragma once
// What each function of a file does besides giving a value, over its call graph.

#include <set>
#include <string>
#include <vector>

#include "lift/calls.h"

namespace regraft {

struct FunctionEffects {
    const ast::Node* function = nullptr;
    std::set<std::string> changes;  ///< parameters whose arrays it changes
    bool draws = false;             ///< random numbers
    bool seeds = false;             ///< sets where random numbers start
};

/// One for each function that has any effect, in the order of the file.
std::vector<FunctionEffects> effectsOf(const CallGraph& calls, const Analysis& analysis);

/// As text, a function a line: "fill: changes x; draws".
std::string printEffects(const std::vector<FunctionEffects>& effects);

}  // namespace regraft
