#pragma once
// The float that functions of the reals make of integers, where a file doesn't say whether it has such:
//
//     def wave(x):                     def wave(x):
//         return np.cos(x)        →        return torch.cos(x)      of integers torch.float32, and it was float64
//
// Programs set the target's default float, which governs it: `torch.set_default_dtype(torch.float64)`.

#include <optional>
#include <string>

#include "emit/outcome_context.h"

namespace regraft {

/// What hangs on the default float of the target, once a file.
class DefaultFloat {
public:
    explicit DefaultFloat(OutcomeContext& context);

    /// Sets the default in a program's entry and in tests; elsewhere, and where the target has no such setting or code of its own would
    /// feel it, tells of `use`: the outcome. Nothing if there is no news.
    std::optional<Outcome> outcomeOf(const Use& use, const Lowered& lowered);

private:
    void set();
    std::string nowMade() const;

    OutcomeContext& context_;
    bool canBeSet_ = false;
    bool isSettled_ = false;
};

}  // namespace regraft
