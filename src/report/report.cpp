#include "report/report.h"

#include "report/formats.h"

namespace regraft {
namespace {

constexpr ReportFormat formats[] = {
    {"full", true, renderFull},
    {"concise", true, renderConcise},
    {"json", false, renderJson},
};

}  // namespace

std::span<const ReportFormat> reportFormats() { return formats; }

const ReportFormat* findReportFormat(std::string_view name) {
    for (const ReportFormat& format : formats)
        if (format.name == name) return &format;
    return nullptr;
}

}  // namespace regraft
