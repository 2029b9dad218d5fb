#pragma once
// From uses to the expressions that are to be rewritten: which node of the file becomes what.

#include <string>
#include <vector>

#include "neutral/expr.h"
#include "semantic/analysis.h"

namespace regraft {

/// One node of the file and what it means. The node may lie around the use's own: `torch.max(x, 1)[1]` is lifted as
/// a whole to `argmax(x, axis=1)`.
struct Lifted {
    const Use* use = nullptr;
    const ast::Expr* node = nullptr;
    const neutral::Expr* meaning = nullptr;
    /// Set where a whole statement is lifted: it becomes `target = meaning`.
    const ast::Stmt* statement = nullptr;
    const ast::Expr* target = nullptr;
    std::string problem = {};  ///< why it can't be translated after all; empty if it can
};

/// All uses of the file that have a meaning, in the order of Analysis::uses().
std::vector<Lifted> liftFile(const Analysis& analysis, Arena& arena);

}  // namespace regraft
