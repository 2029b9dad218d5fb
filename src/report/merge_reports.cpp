#include "report/merge_reports.h"

#include <algorithm>
#include <map>
#include <set>

namespace regraft {

std::variant<Report, ReportProblem> mergeReports(std::vector<Report> reports) {
    Report merged;
    std::set<std::string> from;
    std::map<std::string, ReportedFile> files;
    for (Report& report : reports) {
        if (&report != &reports.front() && report.to != merged.to)
            return ReportProblem{"the reports have different targets: " + merged.to + " and " + report.to};
        merged.to = report.to;
        from.insert(report.from.begin(), report.from.end());
        for (ReportedFile& file : report.files) files[file.path] = std::move(file);
    }
    // A run keeps the order its user gave; where all agree on it, it stays.
    const bool agree = std::all_of(reports.begin(), reports.end(), [&](const Report& one) { return one.from == reports[0].from; });
    merged.from = agree && !reports.empty() ? reports[0].from : std::vector<std::string>(from.begin(), from.end());
    for (auto& [path, file] : files) merged.files.push_back(std::move(file));
    return merged;
}

}  // namespace regraft
