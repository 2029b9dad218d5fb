#pragma once
// Which variables hold something that is wanted.

#include <set>
#include <span>
#include <string>
#include <vector>

#include "lift/flow_graph.h"
#include "training/variables.h"

namespace regraft {

/// What `statements`, run one after the other, read of what was bound before them.
std::vector<std::string> wantedBefore(std::span<const ast::Stmt* const> statements, const Variables& variables);

/// Which of the variables that `statements` bind are read once they have run, by others than `gone`: on some way behind
/// the first of them, by a function inside, or by whoever sees `self`.
std::vector<std::string> wantedBehind(std::span<const ast::Stmt* const> statements, std::span<const ast::Stmt* const> gone,
                                      const Variables& variables, const FlowGraph& flow, const ast::Module& module);

}  // namespace regraft
