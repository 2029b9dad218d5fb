#pragma once
// In which order Python evaluates the parts of a node, and whether it always does.

#include <string_view>
#include <vector>

#include "ast/ast.h"
#include "emit/source_tree.h"

namespace regraft {

struct EvaluatedChild {
    const ast::Node* node;
    std::string_view obstacle = {};  ///< why no temporary before the statement can stand for what is in it; empty if one can
};

/// The children that belong to `node` itself (of a compound statement: those of its header), in evaluation order.
std::vector<EvaluatedChild> evaluatedChildren(const ast::Node& node, const SourceTree& tree);

}  // namespace regraft
