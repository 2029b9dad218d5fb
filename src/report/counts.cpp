#include "report/counts.h"

#include <algorithm>

#include "project/frameworks.h"

namespace regraft {

UseCounts& operator+=(UseCounts& into, const UseCounts& more) {
    into.exact += more.exact;
    into.approximate += more.approximate;
    into.untranslatable += more.untranslatable;
    return into;
}

UseCounts allUses(const RunResult& run) {
    UseCounts all;
    for (const FileResult& file : run.files) all += file.uses;
    return all;
}

std::size_t filesWith(const RunResult& run, FileStatus status) {
    return static_cast<std::size_t>(std::count_if(run.files.begin(), run.files.end(), [&](const FileResult& file) {
        return file.input.isPython && file.status == status && !file.ioFailed;
    }));
}

std::string_view effortOf(const FileResult& file) {
    std::size_t work = 0;  // something to rewrite takes about three times as long as something to check
    for (const Finding& finding : file.findings)
        work += finding.diagnostic.severity() == Severity::Approximate ? 1 : 3;
    if (work == 0) return "none";
    return work <= 6 ? "low" : work <= 30 ? "medium" : "high";
}

std::string_view fidelityOf(const Diagnostic& diagnostic) {
    if (diagnostic.assumed) return "assumed";
    switch (diagnostic.severity()) {
        case Severity::Error: return "error";
        case Severity::Untranslatable: return "untranslatable";
        case Severity::Approximate: return "approximate";
        case Severity::Note: return "note";
    }
    return "error";
}

std::string withVersion(const FrameworkVersion& framework) {
    const std::string version = framework.version.empty() ? newestVersion(framework.framework) : framework.version;
    return version.empty() ? framework.framework : framework.framework + "@" + version;
}

std::string counted(std::size_t number, std::string_view noun) {
    return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace regraft
