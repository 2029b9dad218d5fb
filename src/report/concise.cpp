// One line a finding: path:line:column: code message.

#include <fmt/format.h>

#include "report/formats.h"
#include "report/paint.h"
#include "report/printable.h"
#include "report/summary.h"

namespace regraft {

std::string renderConcise(const Report& report, const ReportStyle& style) {
    const Paint paint(style.color);
    std::string out;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings)
            out += fmt::format("{}:{}:{}: {} {}\n", paint.bold(printable(file.shown)), finding.start.position.line,
                               finding.start.position.column, paint.red(finding.code), printable(finding.message));
    return style.summary ? out + summaryOf(report) : out;
}

}  // namespace regraft
