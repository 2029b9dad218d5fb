#pragma once
// What the names mean by which code builds a graph and runs it in a session: a framework's object `sessions`.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// Part of which a name is: `placeholder`, `session`, `variable` … (mappings/README.md, "Graphs and sessions").
struct SessionRules {
    std::string until;                                      ///< the version that has no sessions any more
    std::map<std::string, std::vector<std::string>> parts;  ///< qualified names; `name.*` stands for all below
    std::string function, specification, tape;              ///< what takes their place: tf.function, tf.TensorSpec, tf.GradientTape
    std::string cast, identity, stack, checkpoint;          ///< what the functions are written with: tf.cast, tf.train.Checkpoint …
    std::string unspecified;                                ///< the dtype of what is fed without one: tf.float32

    bool is(std::string_view part, std::string_view name) const {
        const auto found = parts.find(std::string(part));
        return !name.empty() && found != parts.end() &&
               std::any_of(found->second.begin(), found->second.end(), [&](const std::string& one) {
                   if (!one.ends_with(".*")) return name == one;
                   return name.starts_with(std::string_view(one).substr(0, one.size() - 1));
               });
    }
};

}  // namespace regraft
