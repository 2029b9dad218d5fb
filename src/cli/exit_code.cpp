#include "cli/exit_code.h"

#include <algorithm>

namespace regraft {

Severity leastFailing(const std::string& failOn) { return failOn == "approximate" ? Severity::Approximate : Severity::Untranslatable; }

ExitCode exitCodeOf(const Report& report, Severity failOn, bool exitZero) {
    const auto any = [&](auto predicate) { return std::any_of(report.files.begin(), report.files.end(), predicate); };
    if (any([](const ReportedFile& file) { return file.ioFailed(); })) return runFailed;
    if (any([](const ReportedFile& file) { return file.status == FileStatus::NotParsed && !file.findings.empty(); })) return notParsed;
    if (exitZero) return nothingLeft;
    const bool found = any([&](const ReportedFile& file) {
        return std::any_of(file.findings.begin(), file.findings.end(),
                           [&](const ReportedFinding& finding) { return finding.severity() <= failOn; });
    });
    return found ? findingsLeft : nothingLeft;
}

}  // namespace regraft
