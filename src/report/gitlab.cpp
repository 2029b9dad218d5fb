// GitLab's Code Quality report: its part of the Code Climate format.

#include "report/formats.h"
#include "report/json_parts.h"

namespace regraft {
namespace {

std::string_view severityName(const ReportedFinding& finding) {
    switch (finding.severity()) {
        case Severity::Error: return "blocker";
        case Severity::Untranslatable: return "major";
        case Severity::Approximate: return "minor";
        case Severity::Note: return "info";
    }
    return "info";
}

Json issue(const ReportedFile& file, const ReportedFinding& finding) {
    const auto place = [](const Position& at) { return Json{{"line", at.line}, {"column", at.column}}; };
    const Position start = finding.start.position, end = finding.end.position;
    return {{"description", finding.message},
            {"check_name", finding.code},
            {"fingerprint", finding.fingerprint},
            {"severity", severityName(finding)},
            {"location",
             {{"path", file.workspace},
              {"lines", {{"begin", start.line}, {"end", end.line}}},
              {"positions", {{"begin", place(start)}, {"end", place(end)}}}}}};
}

}  // namespace

std::string renderGitLab(const Report& report, const ReportStyle&) {
    Json issues = Json::array();
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings) issues.push_back(issue(file, finding));
    return jsonText(issues, 2);
}

}  // namespace regraft
