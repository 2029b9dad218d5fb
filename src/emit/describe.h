#pragma once
// What the tables say of one API, for people: `regraft map`.

#include <optional>
#include <string>

#include "mapping/tables.h"

namespace regraft {

/// How one API ("torch.sum", "torch.Tensor.view", "np.sum") is converted, to `target` or (null) to every framework, with its
/// own examples before and after. Nothing if no framework has such an API in its tables.
std::optional<std::string> describeMapping(const std::string& api, const Framework* target);

}  // namespace regraft
