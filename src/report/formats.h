#pragma once
// The renderers that report.cpp lists, one a file.

#include <string>

#include "report/report.h"

namespace regraft {

std::string renderFull(const Report& report, const ReportStyle& style);
std::string renderConcise(const Report& report, const ReportStyle& style);
std::string renderJson(const Report& report, const ReportStyle& style);
std::string renderJsonLines(const Report& report, const ReportStyle& style);
std::string renderSarif(const Report& report, const ReportStyle& style);
std::string renderGitHub(const Report& report, const ReportStyle& style);
std::string renderGitLab(const Report& report, const ReportStyle& style);
std::string renderJUnit(const Report& report, const ReportStyle& style);
std::string renderCsv(const Report& report, const ReportStyle& style);
std::string renderHtml(const Report& report, const ReportStyle& style);

}  // namespace regraft
