#pragma once
// Whether a name is the only way to reach its array, so that a new array can take its place.

#include <string>

#include "semantic/analysis.h"

namespace regraft {

/// Whether an array has other ways to it than one name.
struct Sharing {
    bool isShared = false;   ///< something else in the program is known to reach it
    std::string reason;      ///< why it is, or may be, shared; empty: the name is the sole way
};

/// Looks through the scope of `name` for other names, containers, views and inner functions that share its array, and
/// for arrays it is bound to that were not made there.
Sharing sharingOf(const ast::NameExpr& name, const Analysis& analysis);

}  // namespace regraft
