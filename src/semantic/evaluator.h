#pragma once
// Runs the file on types instead of values: forward, joining where paths meet, again until nothing changes.

#include <cstdint>
#include <memory>

#include "semantic/facts.h"

namespace regraft::semantic {

/// How far the evaluation is: what is pending may still be found; then it is unknown; then, to come to an end, what still
/// changes becomes unknown.
enum class Phase : std::uint8_t { Patient, Free, Forcing };

/// Evaluates the functions of a module, and the module itself, in steps. The work is done by the parts in parts.h.
class Evaluator {
public:
    explicit Evaluator(Facts& facts);
    ~Evaluator();
    /// Evaluates what is new since the last step, again while that changes something, `rounds` times at most. Whether
    /// there was anything.
    bool step(Phase phase, int rounds);

private:
    struct Whole;
    std::unique_ptr<Whole> whole_;
};

}  // namespace regraft::semantic
