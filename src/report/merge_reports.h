#pragma once

#include "report/read_json.h"

namespace regraft {

/// One report of several: of the shards of a run, or of runs over parts of a project. Where two tell of one file, the
/// later one is right. The shards of a run give the very bytes of the whole run.
std::variant<Report, ReportProblem> mergeReports(std::vector<Report> reports);

}  // namespace regraft
