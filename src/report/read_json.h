#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "report/model.h"

namespace regraft {

/// Why a JSON report could not be used.
struct ReportProblem {
    std::string message;
};

/// Reads what `--report json` writes.
std::variant<Report, ReportProblem> readReport(std::string_view text);

}  // namespace regraft
