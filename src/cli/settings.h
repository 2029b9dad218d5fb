#pragma once
// What a convert or check run is to do, worked out from its arguments.

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/arguments.h"
#include "cli/filter_settings.h"
#include "cli/framework_argument.h"
#include "emit/convert.h"
#include "project/shards.h"
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
    Selection selection;
    std::optional<Shard> shard;
    std::filesystem::path cacheFolder;              ///< empty: no cache
    std::optional<std::filesystem::path> baseline;  ///< whose findings are known already

    /// Code on standard output: then everything else goes to standard error.
    bool printsCode() const { return destination == Destination::StandardOutput || destination == Destination::Diff; }
    /// Texts before and after are wanted.
    bool showsChanges() const;
};

/// What --report asks for; `usual` is the format where it asks for nothing.
std::variant<std::vector<ReportRequest>, UsageError> reportRequests(const Arguments& arguments, std::string_view usual);

std::variant<Settings, UsageError> resolveSettings(const Arguments& arguments);

}  // namespace regraft
