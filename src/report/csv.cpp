// A table of the findings, as RFC 4180 has it.

#include <initializer_list>

#include "report/formats.h"

namespace regraft {
namespace {

std::string quoted(std::string_view text) {
    if (text.find_first_of("\",\r\n") == text.npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string row(std::initializer_list<std::string_view> cells) {
    std::string out;
    for (const std::string_view cell : cells) out += (&cell == cells.begin() ? "" : ",") + quoted(cell);
    return out + "\r\n";
}

std::string number(std::uint32_t value) { return std::to_string(value); }

}  // namespace

std::string renderCsv(const Report& report, const ReportStyle&) {
    std::string out =
        row({"path", "line", "column", "end_line", "end_column", "code", "fidelity", "symbol", "message", "help", "fingerprint"});
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& f : file.findings)
            out += row({file.path, number(f.start.position.line), number(f.start.position.column), number(f.end.position.line),
                        number(f.end.position.column), f.code, f.fidelity, f.symbol, f.message, f.help, f.fingerprint});
    return out;
}

}  // namespace regraft
