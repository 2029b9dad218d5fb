#pragma once
// What `map` and `coverage` print.

#include <optional>
#include <string>
#include <string_view>

namespace regraft {

/// How `api` ("torch.cat", "torch.Tensor.sum") is converted to `to`, or to every framework if `to` is empty: mapping,
/// fidelity, what differs, an example before and after. Nothing if no table names it.
std::optional<std::string> describeMapping(std::string_view api, std::string_view to);

/// How much of each framework's API the tables cover, by area.
std::string coverageTable();

}  // namespace regraft
