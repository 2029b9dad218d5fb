#include "cli/delivery.h"

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/streams.h"

namespace regraft {
namespace {

ReportStyle styleOf(const ReportRequest& request, const Arguments& arguments, bool toStandardError) {
    ReportStyle style;
    style.color = request.file.empty() && request.format->forPeople && wantsColor(arguments.color, toStandardError);
    style.summary = !arguments.quiet;
    style.failOn = leastFailing(arguments.failOn);
    return style;
}

bool deliver(const Report& report, const ReportRequest& request, const ReportStyle& style, bool toStandardError) {
    const bool toFile = !request.file.empty();
    const std::string text = request.format->render(report, style);
    const auto error = toFile ? writeFile(request.file, text) : print(text, toStandardError);
    if (error) complain(fmt::format("cannot write {}: {}", toFile ? request.file : "the report", error->reason));
    return !error;
}

}  // namespace

int deliverReports(const Report& report, const std::vector<ReportRequest>& requests, const Arguments& arguments, bool toStandardError) {
    bool failed = false;
    for (const ReportRequest& request : requests)
        failed |= !deliver(report, request, styleOf(request, arguments, toStandardError), toStandardError);
    return failed ? runFailed : exitCodeOf(report, leastFailing(arguments.failOn), arguments.exitZero);
}

}  // namespace regraft
