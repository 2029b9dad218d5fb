#pragma once
// Findings that are known already: `regraft baseline` writes them down, and `check` tells only others.

#include <set>

#include "report/read_json.h"

namespace regraft {

/// The file that is written and read where no other is named.
constexpr const char* defaultBaseline = "regraft-baseline.json";

/// By their fingerprints.
using Baseline = std::set<std::string>;

/// The text of a baseline file: a finding a line, in order, so that version control shows what came and went. What
/// could not be read or written is no finding to get used to.
std::string renderBaseline(const Report& report);

std::variant<Baseline, ReportProblem> readBaseline(std::string_view text);

/// Takes the known findings out of the report.
void leaveOutKnown(Report& report, const Baseline& baseline);

}  // namespace regraft
