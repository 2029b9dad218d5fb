#pragma once
// Random numbers in targets whose functions take keys:
//
//     torch.manual_seed(0)         key = jax.random.key(0)
//     x = torch.rand(3)      →     key, subkey = jax.random.split(key)
//                                  x = jax.random.uniform(subkey, (3,))

#include <memory>

#include "emit/module_streams.h"
#include "emit/outcome_context.h"
#include "lift/random_keys.h"

namespace regraft {

/// Makes, splits and hands on the keys that functions draw from.
class RandomOutcomes {
public:
    explicit RandomOutcomes(OutcomeContext& context) : context_(context) {}

    /// Plans the keys of the file, and has the context know them. `streams`: what constructors of modules draw from instead.
    void prepare(const ModuleStreams& streams);
    /// Of a use that has no key to draw from, or seeds a generator.
    std::optional<Outcome> outcomeOf(const Use& use);
    /// Functions that draw take a key, which those who call them from elsewhere are told of with the first use that draws.
    void addKeyParameters(std::unordered_map<const Use*, Outcome>& outcomes);

private:
    void requestKeys();
    void reportMissing();
    void handOutKeys(const EachKey& each);
    void passKey(const RandomKeys::HandedOn& handed);
    Outcome convertSeed(const Use& use);
    Outcome convertReseeded(const Use& use);
    const py::Expr* newKey();
    const py::Expr* variable(std::string_view name) const;

    OutcomeContext& context_;
    std::unique_ptr<RandomKeys> keys_;  ///< null where functions that draw take none
};

}  // namespace regraft
