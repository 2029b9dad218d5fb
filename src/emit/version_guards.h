#pragma once
// Code that only some versions of a framework reach:
//
//     if parse(np.__version__) >= parse("2.0"):
//         long = np.long         ← of the newer versions, though 1.23 had the name for something else
//     try:
//         long = np.long         ← where it is absent, the handler answers
//     except AttributeError:
//         long = np.int_

#include <optional>

#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

/// Whether the file asks for the framework's version anywhere: if not, no condition in it compares that.
bool asksItsVersion(const Framework& framework, const Analysis& analysis);
/// Whether what stands at `node` runs under a version of the framework, as far as conditions around it compare that; nothing if none does.
std::optional<bool> runsUnder(const ast::Node& node, const Framework& framework, std::string_view version, const Analysis& analysis);
/// Whether it stands in a `try` whose handlers expect names to be absent.
bool mayBeAbsent(const ast::Node& node, const Analysis& analysis);

}  // namespace regraft
