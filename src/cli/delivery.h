#pragma once

#include "cli/settings.h"
#include "report/report.h"

namespace regraft {

/// Renders a report in every format that was asked for, each to its file or stream. The exit code of the run.
int deliverReports(const Report& report, const std::vector<ReportRequest>& requests, const Arguments& arguments, bool toStandardError);

}  // namespace regraft
