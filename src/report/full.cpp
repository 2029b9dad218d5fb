// Code and message, place, excerpt and help, as compilers print them.

#include <fmt/format.h>

#include "report/excerpt.h"
#include "report/formats.h"
#include "report/printable.h"
#include "report/summary.h"

namespace regraft {
namespace {

std::string codeOf(const ReportedFinding& finding, const Paint& paint) {
    return finding.severity() >= Severity::Approximate ? paint.yellow(finding.code) : paint.red(finding.code);
}

std::string place(const ReportedFile& file, const ReportedFinding& finding) {
    const std::string path = printable(file.shown);
    if (finding.isIoFailure() && !file.source) return path;
    return fmt::format("{}:{}:{}", path, finding.start.position.line, finding.start.position.column);
}

void renderFinding(std::string& out, const ReportedFile& file, const ReportedFinding& finding, const Paint& paint) {
    const std::string excerpt = excerptOf(file, finding, paint);
    const std::size_t indent = excerpt.empty() ? 1 : std::to_string(finding.end.position.line + 1).size();
    out += codeOf(finding, paint) + " " + paint.bold(printable(finding.message)) + "\n";
    out += fmt::format("{:{}}{} {}\n", "", indent, paint.blue("-->"), place(file, finding));
    out += excerpt;
    out += paint.cyan("help") + ": " + printable(finding.help) + "\n\n";
}

}  // namespace

std::string renderFull(const Report& report, const ReportStyle& style) {
    const Paint paint(style.color);
    std::string out;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings) renderFinding(out, file, finding, paint);
    return style.summary ? out + summaryOf(report) : out;
}

}  // namespace regraft
