#include "cli/exit_code.h"

#include <algorithm>

namespace regraft {

ExitCode exitCodeOf(const RunResult& run, const std::string& failOn, bool exitZero) {
    const auto any = [&](auto predicate) { return std::any_of(run.files.begin(), run.files.end(), predicate); };
    if (any([](const FileResult& file) { return file.ioFailed; })) return runFailed;
    if (any([](const FileResult& file) { return file.status == FileStatus::NotParsed; })) return notParsed;
    if (exitZero) return nothingLeft;
    const Severity least = failOn == "approximate" ? Severity::Approximate : Severity::Untranslatable;
    const bool found = any([&](const FileResult& file) {
        return std::any_of(file.findings.begin(), file.findings.end(),
                           [&](const Finding& finding) { return finding.diagnostic.severity() <= least; });
    });
    return found ? findingsLeft : nothingLeft;
}

}  // namespace regraft
