#pragma once

#include "lift/mutation.h"

namespace regraft {

// Calls that write their result into an array:
//
//     x.add_(1)                    →   x = x + 1
//     x.add_(1).mul_(2)            →   x = (x + 1) * 2
//     x[0].fill_(1)                →   x = at_set(x, 0, 1)
//     torch.add(a, b, out=y)       →   y = a + b
//     y = x.add_(1)                →   x = x + 1, then y = x
//     return x.mul_(2)             →   return x * 2
//     (x + y).clamp_(0)            →   clip(x + y, 0)
//
// and where arrays can be written to:
//
//     x.add_(1)                    →   x += 1
//     x.clamp_(0, 1)               →   x[...] = clip(x, 0, 1)

/// Whether `node` is evaluated exactly once whenever its statement is, and lines may stand before that.
bool isEvaluatedOnce(const ast::Expr& node, const Analysis& analysis);

/// Whether a line may be put before the statement in which `node` stands without anything being computed in another
/// order that could see the difference; `root` is the name that the line binds.
bool mayComeBefore(const ast::Expr& node, Name root, const Analysis& analysis);

/// Whether the statement of `node` reads `root` anywhere outside `node`.
bool isReadBeside(const ast::Expr& node, Name root, const Analysis& analysis);

}  // namespace regraft
