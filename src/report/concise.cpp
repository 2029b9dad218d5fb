// One line a finding: path:line:column: code message.

#include <fmt/format.h>

#include "report/formats.h"
#include "report/paint.h"
#include "report/printable.h"
#include "report/summary.h"

namespace regraft {

std::string renderConcise(const RunResult& run, const ReportStyle& style) {
    const Paint paint(style.color);
    std::string out;
    for (const FileResult& file : run.files)
        for (const auto& [diagnostic, start, end] : file.findings)
            out += fmt::format("{}:{}:{}: {} {}\n", paint.bold(printable(file.input.shown)), start.position.line,
                               start.position.column, paint.red(codeText(diagnostic.code)),
                               printable(diagnostic.message));
    return style.summary ? out + summaryOf(run) : out;
}

}  // namespace regraft
