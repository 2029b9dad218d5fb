#include "cli/settings.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/unbuilt.h"
#include "project/destination.h"
#include "project/file_io.h"

namespace regraft {
namespace {

using Problem = std::optional<UsageError>;

Problem takeFrameworks(const Arguments& a, ConvertOptions& options) {
    for (const std::string& text : a.from) {
        auto framework = parseFramework("--from", text);
        if (auto* error = std::get_if<UsageError>(&framework)) return std::move(*error);
        options.from.push_back(std::get<FrameworkVersion>(std::move(framework)));
    }
    if (a.to.empty()) {
        if (a.print.empty() && !a.showFiles) return UsageError{"--to is required: the framework to convert to"};
        return std::nullopt;
    }
    auto target = parseFramework("--to", a.to);
    if (auto* error = std::get_if<UsageError>(&target)) return std::move(*error);
    options.to = std::get<FrameworkVersion>(std::move(target));
    return std::nullopt;
}

Problem takePaths(const Arguments& a, Settings& settings) {
    settings.paths = a.paths;
    for (const std::string& list : a.filesFrom) {
        auto text = list == "-" ? readStandardInput() : readFile(list);
        if (const auto* error = std::get_if<IoError>(&text))
            return UsageError{fmt::format("--files-from {}: {}", list, error->reason)};
        for (std::string_view rest = std::get<std::string>(text); !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view line = rest.substr(0, end);
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (!line.empty()) settings.paths.emplace_back(line);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    if (settings.paths.empty() && a.filesFrom.empty()) settings.paths.emplace_back(".");
    for (const std::string& path : settings.paths) settings.standardInput |= path == "-";
    if (settings.standardInput && settings.paths.size() > 1) return UsageError{"- cannot be combined with other paths"};
    if (!a.stdinFilename.empty() && !settings.standardInput) return UsageError{"--stdin-filename needs the path -"};
    return std::nullopt;
}

Problem takeDestination(const Arguments& a, Settings& settings) {
    if (a.inPlace && !a.out.empty()) return UsageError{"--in-place and --out exclude each other"};
    if (a.diff && (a.inPlace || !a.out.empty())) return UsageError{"--diff excludes --in-place and --out"};
    if (a.onlyPython && a.out.empty()) return UsageError{"--only-python needs --out"};
    if (settings.standardInput && (a.inPlace || !a.out.empty()))
        return UsageError{"standard input is converted to standard output: --in-place and --out cannot be used with it"};
    if (a.command == "check" || !a.print.empty() || a.showFiles) return std::nullopt;
    std::error_code error;
    const bool oneFile = settings.paths.size() == 1 && !std::filesystem::is_directory(settings.paths[0], error);
    if (a.diff) settings.destination = Destination::Diff;
    else if (a.inPlace) settings.destination = Destination::InPlace;
    else if (!a.out.empty()) settings.destination = Destination::Mirror;
    else if (oneFile) settings.destination = Destination::StandardOutput;
    else return UsageError{"more than one file: say where the result goes, by --out DIR, --in-place or --diff"};
    if (settings.destination == Destination::Mirror)
        if (const auto problem = mirrorProblem(a.out, settings.paths)) return UsageError{*problem};
    return std::nullopt;
}

Problem takeReports(const Arguments& a, Settings& settings) {
    for (const std::string& text : a.reports) {
        const std::size_t equals = std::min(text.find('='), text.size());
        const ReportFormat* format = findReportFormat(std::string_view(text).substr(0, equals));
        if (!format) {
            std::string known;
            for (const ReportFormat& one : reportFormats()) known += (known.empty() ? "" : ", ") + std::string(one.name);
            return UsageError{fmt::format("--report: unknown format `{}`; known: {}", text.substr(0, equals), known)};
        }
        if (equals + 1 == text.size()) return UsageError{"--report " + text + ": a file is missing behind ="};
        settings.reports.push_back({format, equals < text.size() ? text.substr(equals + 1) : ""});
    }
    if (settings.reports.empty()) settings.reports.push_back({findReportFormat("full"), ""});
    return std::nullopt;
}

Problem refuseUnbuilt(const Arguments& a) {
    const std::pair<std::string_view, std::string> given[] = {
        {"--on-unsupported", a.onUnsupported}, {"--helpers", a.helpers}, {"--print", a.print}};
    for (const auto& [option, value] : given)
        if (isUnbuilt(option, value))
            return UsageError{fmt::format("{} {} is not available in this version of regraft", option, value)};
    return std::nullopt;
}

void takeChoices(const Arguments& a, Settings& settings) {
    using OnUnsupported = ConvertOptions::OnUnsupported;
    settings.convert.onUnsupported = a.onUnsupported == "comment"  ? OnUnsupported::Comment
                                     : a.onUnsupported == "raise"  ? OnUnsupported::Raise
                                     : a.onUnsupported == "bridge" ? OnUnsupported::Bridge
                                                                   : OnUnsupported::Keep;
    settings.convert.exactOnly = a.fidelity == "exact";
    settings.convert.nativeDtypes = a.dtypes == "native";
    settings.convert.helpersInModule = a.helpers == "module";
}

}  // namespace

std::variant<Settings, UsageError> resolveSettings(const Arguments& arguments) {
    Settings settings;
    if (arguments.json && arguments.print.empty()) return UsageError{"--json needs --print"};
    if (auto problem = refuseUnbuilt(arguments)) return std::move(*problem);
    if (auto problem = takeFrameworks(arguments, settings.convert)) return std::move(*problem);
    if (auto problem = takePaths(arguments, settings)) return std::move(*problem);
    if (auto problem = takeDestination(arguments, settings)) return std::move(*problem);
    if (auto problem = takeReports(arguments, settings)) return std::move(*problem);
    takeChoices(arguments, settings);
    return settings;
}

}  // namespace regraft
