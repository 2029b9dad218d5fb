#pragma once
// Sequences whose layers get names after they were made, for frameworks in which another class has such:
//
//     features = nn.Sequential()                            features = NamedSequential()
//     features.add_module("conv%d" % i, conv)       →       setattr(features, "conv%d" % i, conv)

#include <vector>

#include "lift/lift.h"

namespace regraft {

/// What made the receivers of such calls makes sequences with names. A call of which that isn't known, or that adds to others, gets a
/// problem.
void nameGrownSequences(std::vector<Lifted>& lifted, const Framework& target, Arena& arena);

}  // namespace regraft
