#pragma once
// What a convert or check run is to do, worked out from its arguments.

#include <string>
#include <variant>
#include <vector>

#include "cli/arguments.h"
#include "cli/framework_argument.h"
#include "emit/convert.h"
#include "report/report.h"

namespace regraft {

enum class Destination { Nowhere, StandardOutput, Diff, InPlace, Mirror };

struct ReportRequest {
    const ReportFormat* format;
    std::string file;  ///< empty: where diagnostics go
};

struct Settings {
    ConvertOptions convert;
    Destination destination = Destination::Nowhere;
    bool standardInput = false;
    std::vector<std::string> paths;
    std::vector<ReportRequest> reports;

    /// Code on standard output: then everything else goes to standard error.
    bool printsCode() const { return destination == Destination::StandardOutput || destination == Destination::Diff; }
};

std::variant<Settings, UsageError> resolveSettings(const Arguments& arguments);

}  // namespace regraft
