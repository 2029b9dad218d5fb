#pragma once
// Tables of users: --mappings and `regraft tables`.

#include <optional>

#include "cli/arguments.h"
#include "cli/framework_argument.h"

namespace regraft {

/// Has the tables that --mappings names used beside the shipped ones; all that is wrong with them is the error. To be called before
/// anybody looks at tables.
std::optional<UsageError> useMappings(const Arguments& arguments);

/// `regraft tables check|test FILE…`
int runTables(const Arguments& arguments);

}  // namespace regraft
