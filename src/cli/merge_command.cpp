#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/delivery.h"
#include "cli/exit_code.h"
#include "cli/streams.h"
#include "report/merge_reports.h"

namespace regraft {
namespace {

std::variant<Report, UsageError> readOne(const std::string& path) {
    const auto text = path == "-" ? readStandardInput() : readFile(path);
    if (const auto* error = std::get_if<IoError>(&text)) return UsageError{path + ": " + error->reason};
    auto report = readReport(std::get<std::string>(text));
    if (const auto* problem = std::get_if<ReportProblem>(&report)) return UsageError{path + ": " + problem->message};
    return std::get<Report>(std::move(report));
}

std::variant<Report, UsageError> readAll(const std::vector<std::string>& paths) {
    std::vector<Report> reports;
    for (const std::string& path : paths) {
        auto report = readOne(path);
        if (auto* error = std::get_if<UsageError>(&report)) return std::move(*error);
        reports.push_back(std::get<Report>(std::move(report)));
    }
    auto merged = mergeReports(std::move(reports));
    if (auto* problem = std::get_if<ReportProblem>(&merged)) return UsageError{std::move(problem->message)};
    return std::get<Report>(std::move(merged));
}

}  // namespace

int runMerge(const Arguments& arguments) {
    const auto requests = reportRequests(arguments, "json");
    const auto merged = readAll(arguments.paths);
    if (const auto* error = std::get_if<UsageError>(&requests)) return complain(error->message), runFailed;
    if (const auto* error = std::get_if<UsageError>(&merged)) return complain(error->message), runFailed;
    return deliverReports(std::get<Report>(merged), std::get<std::vector<ReportRequest>>(requests), arguments, false);
}

}  // namespace regraft
