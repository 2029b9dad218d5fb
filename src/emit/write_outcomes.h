#pragma once
// What becomes of writes to arrays (lift/mutation.h):
//
//     x[0] = v      →   x = x.at[0].set(v)
//     x.add_(1)     →   x = x + 1

#include <memory>

#include "emit/module_streams.h"
#include "emit/outcome_context.h"
#include "lift/mutation.h"

namespace regraft {

/// Converts writes, and what functions and their callers owe each other of them.
class WriteOutcomes {
public:
    WriteOutcomes(OutcomeContext& context, const ModuleStreams& streams) : context_(context), streams_(streams) {}

    void prepare();
    /// Of what an assignment or `del` writes into, and of a call that writes in place.
    std::optional<Outcome> outcomeOfStore(const Use& use);
    std::optional<Outcome> outcomeOfCall(const Use& use);
    /// Why a write can't be converted; empty if it can.
    std::string problemOf(const Use& use) const;
    /// Functions that changed their caller's array return the new one, and their callers take it.
    void returnParameters();

private:
    Outcome convert(const Use& use);
    bool lowerLines(const std::vector<LiftedLine>& lines, const LowerContext& lowering, std::vector<WrittenLine>& out, Lowered& last,
                    const ast::Expr* by = nullptr);

    OutcomeContext& context_;
    const ModuleStreams& streams_;
    std::unique_ptr<Mutations> mutations_;
};

}  // namespace regraft
