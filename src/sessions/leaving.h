#pragma once
// What of a graph leaves its place once functions compute what it did, and whether anything else still needs that.

#include "sessions/session_plan.h"

namespace regraft {

/// Fills in what goes, and the blocks that are taken apart; where something is left that looks at it, that is an obstacle of the plan.
void takeAway(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis, SessionPlan& plan);

}  // namespace regraft
