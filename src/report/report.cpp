#include "report/report.h"

#include "report/formats.h"

namespace regraft {
namespace {

constexpr ReportFormat formats[] = {
    {"full", true, false, renderFull},      {"concise", true, false, renderConcise},
    {"json", false, false, renderJson},     {"json-lines", false, false, renderJsonLines},
    {"sarif", false, false, renderSarif},   {"github", false, false, renderGitHub},
    {"gitlab", false, false, renderGitLab}, {"junit", false, false, renderJUnit},
    {"csv", false, false, renderCsv},       {"html", false, true, renderHtml},
};

}  // namespace

std::span<const ReportFormat> reportFormats() { return formats; }

std::string reportFormatNames() {
    std::string names;
    for (const ReportFormat& format : formats) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

const ReportFormat* findReportFormat(std::string_view name) {
    for (const ReportFormat& format : formats)
        if (format.name == name) return &format;
    return nullptr;
}

}  // namespace regraft
