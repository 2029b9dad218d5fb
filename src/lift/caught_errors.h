#pragma once
// Handlers of errors that arrays raise, and what calls in the body may raise them:
//
//     try:
//         y = a @ b
//     except ValueError:      →     except (ValueError, RuntimeError):
//         …

#include <set>
#include <string_view>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// A handler, and the operations of the catalogue that say what it may have to catch: errors.mismatch, errors.bounds, errors.singular.
struct Caught {
    const ast::ExceptHandler* handler = nullptr;
    const Framework* framework = nullptr;  ///< whose arrays raise
    std::set<std::string_view> kinds;      ///< of errors that the body's operations may raise
    std::vector<const ast::Expr*> types;   ///< what it names
};

/// Handlers that name what they catch, around uses of source frameworks; those of functions defined in the body aside.
std::vector<Caught> findCaught(const ast::Node& module, const Analysis& analysis);

}  // namespace regraft
