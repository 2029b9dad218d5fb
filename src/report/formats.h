#pragma once
// The renderers that report.cpp lists, one a file.

#include <string>

#include "report/report.h"

namespace regraft {

std::string renderFull(const RunResult& run, const ReportStyle& style);
std::string renderConcise(const RunResult& run, const ReportStyle& style);
std::string renderJson(const RunResult& run, const ReportStyle& style);

}  // namespace regraft
