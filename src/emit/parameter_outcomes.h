#pragma once
// The parameter map of a file: what its module classes hold, and how both frameworks' layers have that (mapping/parameter_map.h).

#include "emit/module_outcomes.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Which parameters of the converted classes are which of the originals'; empty if there are none.
std::string parameterMap(const ModuleOutcomes& modules, const OutcomeContext& context);

}  // namespace regraft
