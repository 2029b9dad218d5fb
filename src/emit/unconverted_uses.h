#pragma once
// Uses that stay as they are, or give place to code that says so: --on-unsupported raise and bridge.

#include "emit/outcome_context.h"

namespace regraft {

/// Asks for what stands in the place of uses that cannot be translated.
class UnconvertedUses {
public:
    explicit UnconvertedUses(OutcomeContext& context);

    /// Whether a use stands in a conversion of arrays that an earlier conversion of the file left.
    bool isBridged(const Use& use) const;
    /// With --on-unsupported raise: a call that raises takes the place of what was reported last. False if it has none.
    bool raise(const Use& use);
    /// With --on-unsupported bridge: the call stays, between conversions of its arrays. False if it can't have them.
    bool bridge(const Use& use);

private:
    OutcomeContext& context_;
    bool hasBridges_;  ///< the file was converted before, with --on-unsupported bridge
    bool again_;       ///< with --on-unsupported raise: the file was converted so before
};

}  // namespace regraft
