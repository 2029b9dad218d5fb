#pragma once
// What a run found, in the formats users and tools read.

#include <span>
#include <string>
#include <string_view>

#include "report/model.h"

namespace regraft {

struct ReportStyle {
    bool color = false;
    bool summary = true;                         ///< the closing line of the formats for people
    Severity failOn = Severity::Untranslatable;  ///< the least finding that fails a run
};

/// A way to print a run. Every format renders the same findings in the same order.
struct ReportFormat {
    std::string_view name;
    bool forPeople;     ///< on a terminal; the others are whole documents for tools
    bool showsChanges;  ///< and so needs the texts before and after
    std::string (*render)(const Report& report, const ReportStyle& style);
};

std::span<const ReportFormat> reportFormats();
std::string reportFormatNames();                              ///< "full, concise, …"
const ReportFormat* findReportFormat(std::string_view name);  ///< null if there is none

}  // namespace regraft
