#pragma once
// Modules whose layers are made as they are first called, read as modules that have a constructor.
//
//     class MLP(nn.Module):                        class MLP(nnx.Module):
//         features: Sequence[int]                      def __init__(self, features: Sequence[int]):
//                                                          self.features = features
//         @nn.compact                                      dense_layers = []
//         def __call__(self, x):             →             for n in self.features:
//             for n in self.features:                          dense_layers.append(nn.Dense(n))
//                 x = nn.relu(nn.Dense(n)(x))              self.Dense = nnx.List(dense_layers)
//             return x
//                                                      def __call__(self, x):
//                                                          dense_layers = iter(self.Dense)
//                                                          for n in self.features:
//                                                              x = nn.relu(next(dense_layers)(x))
//                                                          return x

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mapping/tables.h"
#include "modules/reading.h"
#include "semantic/analysis.h"

namespace regraft {

/// What became of the classes of a file.
struct CompactReading {
    Reading reading;
    /// Why classes stay as they are, by the place of their names in the reading's text.
    std::map<std::uint32_t, std::string> problems;
    std::vector<std::string> imports;          ///< lines that the new form needs, and nothing else does
    std::set<std::string> named = {};          ///< names in the user's text that the new form does without
    std::map<std::uint32_t, int> groups = {};  ///< of the classes that are read in another form, by the place of their names there
};

/// Changes beside those of classes. `written` turns qualified names in a text into the file's own, `left` is why a class stays as it is,
/// empty if none does.
using MoreReadEdits =
    std::function<std::vector<ReadEdit>(const std::function<std::string(const std::string&)>& written, const std::string& left)>;

/// Nothing if the file has no such classes of `framework`, nor `more`. `target`: what names modules have there is avoided.
std::optional<CompactReading> readCompactModules(const ParsedFile& file, const Analysis& analysis, const Framework& framework,
                                                 const Framework& target, const MoreReadEdits& more);

}  // namespace regraft
