#pragma once
// The forward pass of a training step in a method of its own, read where the step stands.
//
//     def _step(self, batch):                      …
//         x, y = batch                             for batch in loader:
//         loss = self.loss_fn(self.model(x), y)        x, y = batch
//         return loss, x.size(0)               →       loss = self.loss_fn(self.model(x), y)
//     …                                                n = x.size(0)
//     for batch in loader:                             loss.backward()
//         loss, n = self._step(batch)
//         loss.backward()

#include <vector>

#include "mapping/tables.h"
#include "modules/reading.h"
#include "semantic/analysis.h"

namespace regraft {

/// None where the target gathers gradients as the source does.
std::vector<ReadEdit> readStepMethods(const ParsedFile& file, const Analysis& analysis, const Framework& source, const Framework& target);

}  // namespace regraft
