#pragma once
// Steps between two frameworks in both of which gradients gather in arrays.
//
//     loss.backward()                      →  loss.backward()
//     optimizer.step(closure)                 reported
//
// `zero_grad`, `backward` and `step` mean the same in both as they stand; more than that is told to nobody.

#include <vector>

#include "training/training_step.h"

namespace regraft {

/// Calls of a step that are given more than such calls mostly are, which the target may call otherwise or not know.
std::vector<LeftStatement> otherThanPlain(const ParsedFile& file, const Analysis& analysis, const Framework& source,
                                          const Optimisers& optimisers);

}  // namespace regraft
