// Code and message, place, excerpt and help, as compilers print them.

#include <fmt/format.h>

#include "report/excerpt.h"
#include "report/formats.h"
#include "report/printable.h"
#include "report/summary.h"

namespace regraft {
namespace {

std::string codeOf(const Diagnostic& diagnostic, const Paint& paint) {
    const std::string code = codeText(diagnostic.code);
    return diagnostic.severity() == Severity::Approximate ? paint.yellow(code) : paint.red(code);
}

std::string place(const FileResult& file, const Finding& finding) {
    const std::string path = printable(file.input.shown);
    if (file.ioFailed && !file.source) return path;
    return fmt::format("{}:{}:{}", path, finding.start.position.line, finding.start.position.column);
}

void renderFinding(std::string& out, const FileResult& file, const Finding& finding, const Paint& paint) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const std::string excerpt = excerptOf(file, finding, paint);
    const std::size_t indent = excerpt.empty() ? 1 : std::to_string(finding.end.position.line + 1).size();
    out += codeOf(diagnostic, paint) + " " + paint.bold(printable(diagnostic.message)) + "\n";
    out += fmt::format("{:{}}{} {}\n", "", indent, paint.blue("-->"), place(file, finding));
    out += excerpt;
    out += paint.cyan("help") + ": " + std::string(info(diagnostic.code).help) + "\n\n";
}

}  // namespace

std::string renderFull(const RunResult& run, const ReportStyle& style) {
    const Paint paint(style.color);
    std::string out;
    for (const FileResult& file : run.files)
        for (const Finding& finding : file.findings) renderFinding(out, file, finding, paint);
    return style.summary ? out + summaryOf(run) : out;
}

}  // namespace regraft
