#pragma once
// Keys of random numbers in targets that draw from generators:
//
//     key, subkey = jax.random.split(key)         (the line goes)
//     x = jax.random.normal(subkey, (3,))   →     x = torch.randn(3, generator=key)

#include <map>
#include <memory>
#include <set>

#include "emit/outcome_context.h"
#include "lift/threaded_keys.h"

namespace regraft {

/// Has one generator stand for a key and all that is split off it.
class ThreadedOutcomes {
public:
    explicit ThreadedOutcomes(OutcomeContext& context) : context_(context) {}

    void prepare();
    /// Of a use that splits keys off where nothing is left of that but the key, or that names the class of generators.
    std::optional<Outcome> outcomeOf(const Use& use);
    /// The meaning as it is where keys are generators: mapped one by one; else with the keys apart that are unpacked, where
    /// compiled functions know arrays only.
    const neutral::Expr* overKeys(const Use& use, const neutral::Expr& meaning) const;
    /// What to say of a use that draws from a key again; empty if it does not.
    std::string_view problemOfReuse(const Use& use) const;

private:
    void requestSplit(const ThreadedKeys::Statement& split);
    void collectMappedKeys(const ast::Call& call);
    bool namesGenerator(const Use& use) const;

    OutcomeContext& context_;
    std::unique_ptr<ThreadedKeys> threaded_;        ///< null where generators don't stand for keys
    std::map<const Use*, std::string> reusedKeys_;  ///< uses that draw from a key again, with what to say of them
    std::set<const ast::Node*> mappedKeys_;         ///< where functions are made that are mapped over lists of generators
    std::set<const ast::Node*> keyAnnotations_;     ///< annotations of parameters that are keys
};

}  // namespace regraft
