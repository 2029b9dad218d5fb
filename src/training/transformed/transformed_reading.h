#pragma once
// Modules that exist only while a function is transformed (haiku), read as modules that are made as they are first called.
//
//     def forward(x):                                      class Forward(hk.Module):
//         return hk.Linear(3)(x)                     →         def __call__(self, x):
//                                                                  return hk.Linear(3, name="linear")(x)
//     network = hk.transform(forward)                      network = Forward()
//     y = network.apply(params, None, x)                   y = network.apply(params, x)

#include <string>
#include <vector>

#include "mapping/compact_rules.h"
#include "modules/reading.h"
#include "semantic/analysis.h"

namespace regraft {

struct TransformedReading {
    std::vector<ReadEdit> edits;
    std::string problem;  ///< why the file stays as it is, with the line; empty if it does not
};

TransformedReading readTransformed(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules);

}  // namespace regraft
