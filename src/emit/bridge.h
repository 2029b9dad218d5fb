#pragma once
// --on-unsupported bridge: a call that stays the source's, between conversions of what goes in and what comes out.
//
//     y = torch.frobnicate(x, 2)   →   y = to_jax(torch.frobnicate(to_torch(x), 2))

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lower/python_expr.h"
#include "semantic/analysis.h"

namespace regraft {

/// The helper that makes arrays of `framework`: "to_torch".
std::string bridgeName(const Framework& framework);

/// Its text: arrays of `from`, however deep in lists, tuples and dicts, become those of `to`, by way of NumPy; all else stays.
std::string bridgeText(const Framework& from, const Framework& to);

/// The call with its borders; null where it is no call, or changes what it is given, or takes what has no counterpart (functions,
/// generators): a copy would not do there.
const py::Expr* bridgedCall(const Use& use, const Framework& target, const Analysis& analysis, Arena& arena);

/// Of a call that was given its borders by an earlier conversion: the arguments that cross. What else is in it stays the source's.
std::optional<std::vector<Span>> crossingsOf(const Use& use, const Framework& target, const Analysis& analysis);

/// Whether the text of a file has such helpers.
bool holdsBridges(std::string_view text);

/// Whether the node stands in a helper of this kind, in a file that was converted before.
bool isInBridge(const ast::Node& node, const Analysis& analysis);

}  // namespace regraft
