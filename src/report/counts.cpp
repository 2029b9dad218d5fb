#include "report/counts.h"

#include <algorithm>

#include "project/frameworks.h"
#include "report/rule_text.h"

namespace regraft {

UseCounts& operator+=(UseCounts& into, const UseCounts& more) {
    into.exact += more.exact;
    into.approximate += more.approximate;
    into.untranslatable += more.untranslatable;
    return into;
}

UseCounts allUses(const Report& report) {
    UseCounts all;
    for (const ReportedFile& file : report.files) all += file.uses;
    return all;
}

std::size_t filesWith(const Report& report, FileStatus status) {
    return static_cast<std::size_t>(std::count_if(report.files.begin(), report.files.end(),
                                                  [&](const ReportedFile& file) { return file.status == status && !file.ioFailed(); }));
}

std::string_view effortOf(const ReportedFile& file) {
    std::size_t work = 0;  // something to rewrite takes about three times as long as something to check
    for (const ReportedFinding& finding : file.findings) {
        const Severity severity = finding.severity();
        work += severity == Severity::Note ? 0 : severity == Severity::Approximate ? 1 : 3;
    }
    if (work == 0) return "none";
    return work <= 6 ? "low" : work <= 30 ? "medium" : "high";
}

std::string_view statusName(FileStatus status) {
    switch (status) {
        case FileStatus::Converted: return "converted";
        case FileStatus::Unchanged: return "unchanged";
        case FileStatus::NotParsed: return "not-parsed";
        case FileStatus::Skipped: return "skipped";
    }
    return "skipped";
}

std::string_view fidelityOf(const Diagnostic& diagnostic) {
    const Severity severity = diagnostic.severity();
    return diagnostic.assumed && severity == Severity::Approximate ? "assumed" : severityName(severity);
}

std::string withVersion(const FrameworkVersion& framework) {
    const std::string version = framework.version.empty() ? newestVersion(framework.framework) : framework.version;
    return version.empty() ? framework.framework : framework.framework + "@" + version;
}

std::string counted(std::size_t number, std::string_view noun) {
    return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace regraft
