// Workflow commands of GitHub Actions: annotations on the lines of a pull request.

#include <fmt/format.h>

#include "report/formats.h"

namespace regraft {
namespace {

/// What the runner would take for its own syntax, as %XX; properties end at `:` and `,` too.
std::string escaped(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text)
        out += special.find(c) == special.npos ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

std::string property(std::string_view text) { return escaped(text, "%\r\n:,"); }
std::string content(std::string_view text) { return escaped(text, "%\r\n"); }

std::string_view levelOf(const ReportedFinding& finding) {
    switch (finding.severity()) {
        case Severity::Approximate: return "warning";
        case Severity::Note: return "notice";
        default: return "error";
    }
}

}  // namespace

std::string renderGitHub(const Report& report, const ReportStyle&) {
    std::string out;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& f : file.findings) {
            const Position start = f.start.position, end = f.end.position;
            out +=
                fmt::format("::{} title={},file={},line={},col={},endLine={},endColumn={}::{}\n", levelOf(f),
                            property("regraft (" + f.code + ")"), property(file.workspace), start.line, start.column, end.line, end.column,
                            content(fmt::format("{}:{}:{}: {} {}", file.workspace, start.line, start.column, f.code, f.message)));
        }
    return out;
}

}  // namespace regraft
