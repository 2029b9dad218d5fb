#include <fmt/format.h>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/delivery.h"
#include "cli/exit_code.h"
#include "cli/streams.h"
#include "report/baseline.h"
#include "report/counts.h"
#include "report/unified_diff.h"

namespace regraft {
namespace {

/// The code itself, where it goes to standard output.
std::string printedCode(const Report& report, Destination destination) {
    std::string out;
    for (const ReportedFile& file : report.files)
        out += destination == Destination::Diff ? unifiedDiff(file.before, file.after, file.shown) : file.after;
    return out;
}

std::optional<UsageError> compareWith(const std::filesystem::path& file, Report& report) {
    const auto text = readFile(file);
    if (const auto* error = std::get_if<IoError>(&text)) return UsageError{fmt::format("{}: {}", file.string(), error->reason)};
    const auto baseline = readBaseline(std::get<std::string>(text));
    if (const auto* problem = std::get_if<ReportProblem>(&baseline))
        return UsageError{fmt::format("{}: {}", file.string(), problem->message)};
    leaveOutKnown(report, std::get<Baseline>(baseline));
    return std::nullopt;
}

}  // namespace

int runConvert(const Arguments& arguments, const Settings& settings) {
    auto outcome = analyseInputs(arguments, settings);
    if (const auto* error = std::get_if<UsageError>(&outcome)) return refuse(error->message);
    Report& report = std::get<Report>(outcome);
    if (settings.baseline)
        if (const auto error = compareWith(*settings.baseline, report)) return refuse(error->message);
    const int printed = settings.printsCode() ? answer(printedCode(report, settings.destination)) : nothingLeft;
    const int delivered = deliverReports(report, settings.reports, arguments, settings.printsCode());
    return printed == nothingLeft ? delivered : printed;
}

int runBaseline(const Arguments& arguments, const Settings& settings) {
    const auto outcome = analyseInputs(arguments, settings);
    if (const auto* error = std::get_if<UsageError>(&outcome)) return refuse(error->message);
    const Report& report = std::get<Report>(outcome);
    const std::filesystem::path file = baselineFile(arguments);
    if (const auto error = writeFile(file, renderBaseline(report)))
        return refuse(fmt::format("cannot write {}: {}", file.string(), error->reason));
    std::size_t number = 0;
    for (const ReportedFile& one : report.files) number += one.findings.size();
    if (!arguments.quiet && answer(fmt::format("{} recorded in {}\n", counted(number, "finding"), file.string())) != nothingLeft)
        return runFailed;
    return exitCodeOf(report, Severity::Error, true) == runFailed ? runFailed : nothingLeft;
}

}  // namespace regraft
