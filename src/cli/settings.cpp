#include "cli/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "cli/unbuilt.h"
#include "project/cache/conversion_cache.h"
#include "project/destination.h"
#include "project/file_io.h"

namespace regraft {
namespace {

Problem takeFrameworks(const Arguments& a, ConvertOptions& options) {
    for (std::size_t i = 0; i < a.from.size(); ++i) {
        auto framework = parseFramework(a.label("from", i), a.from[i]);
        if (auto* error = std::get_if<UsageError>(&framework)) return std::move(*error);
        options.from.push_back(std::get<FrameworkVersion>(std::move(framework)));
    }
    if (a.to.empty()) {
        const bool needsTarget = a.print.empty() ? !a.showFiles && !a.showSettings : a.print == "edits";
        if (needsTarget) return UsageError{"--to is required: the framework to convert to"};
        return std::nullopt;
    }
    auto target = parseFramework(a.label("to"), a.to);
    if (auto* error = std::get_if<UsageError>(&target)) return std::move(*error);
    options.to = std::get<FrameworkVersion>(std::move(target));
    return std::nullopt;
}

Problem takePaths(const Arguments& a, Settings& settings) {
    settings.paths = a.paths;
    for (const std::string& list : a.filesFrom) {
        auto text = list == "-" ? readStandardInput() : readFile(list);
        if (const auto* error = std::get_if<IoError>(&text)) return UsageError{fmt::format("--files-from {}: {}", list, error->reason)};
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
    if (a.command != "convert" || !a.print.empty() || a.showFiles || a.showSettings) return std::nullopt;
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

std::variant<ReportRequest, UsageError> reportRequest(const std::string& label, const std::string& text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const ReportFormat* format = findReportFormat(std::string_view(text).substr(0, equals));
    if (!format) return UsageError{fmt::format("{}: unknown format `{}`; known: {}", label, text.substr(0, equals), reportFormatNames())};
    if (equals + 1 == text.size()) return UsageError{fmt::format("{}: {}: a file is missing behind =", label, text)};
    return ReportRequest{format, equals < text.size() ? text.substr(equals + 1) : ""};
}

Problem takeFilters(const Arguments& a, Settings& settings) {
    auto selection = selectionOf(a);
    if (auto* error = std::get_if<UsageError>(&selection)) return std::move(*error);
    settings.selection = std::get<Selection>(std::move(selection));
    auto reports = reportRequests(a, "full");
    if (auto* error = std::get_if<UsageError>(&reports)) return std::move(*error);
    settings.reports = std::get<std::vector<ReportRequest>>(std::move(reports));
    settings.baseline = baselineToRead(a);
    return std::nullopt;
}

Problem refuseUnbuilt(const Arguments& a) {
    const std::pair<std::string, std::string> given[] = {{"on-unsupported", a.onUnsupported}, {"helpers", a.helpers}, {"print", a.print}};
    for (const auto& [option, value] : given)
        if (isUnbuilt("--" + option, value))
            return UsageError{fmt::format("{} {} is not available in this version of regraft", a.label(option), value)};
    return std::nullopt;
}

/// "2/7"
Problem takeShardNumber(const Arguments& a, Settings& settings) {
    if (a.shard.empty()) return std::nullopt;
    Shard shard;
    const char* end = a.shard.data() + a.shard.size();
    const auto index = std::from_chars(a.shard.data(), end, shard.index);
    const bool hasSlash = index.ec == std::errc() && index.ptr != end && *index.ptr == '/';
    const auto count = hasSlash ? std::from_chars(index.ptr + 1, end, shard.count) : index;
    if (!hasSlash || count.ec != std::errc() || count.ptr != end || shard.index < 1 || shard.index > shard.count || shard.count > 100000)
        return UsageError{"--shard " + a.shard + ": I/N is wanted, as 1/4, with I from 1 to N"};
    if (settings.standardInput) return UsageError{"standard input has no shards"};
    if (settings.destination == Destination::InPlace)
        return UsageError{"--shard with --in-place: the other shards read what this one would rewrite; use --out"};
    settings.shard = shard;
    return std::nullopt;
}

void takeCache(const Arguments& a, Settings& settings) {
    if (a.noCache) return;
    settings.cacheFolder = a.cacheDir.empty() ? usualCacheFolder() : a.folderOf("cache-dir") / a.cacheDir;
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

bool Settings::showsChanges() const {
    const auto wants = [](const ReportRequest& request) { return request.format->showsChanges; };
    return destination == Destination::Diff || std::any_of(reports.begin(), reports.end(), wants);
}

std::variant<std::vector<ReportRequest>, UsageError> reportRequests(const Arguments& arguments, std::string_view usual) {
    std::vector<ReportRequest> requests;
    for (std::size_t i = 0; i < arguments.reports.size(); ++i) {
        auto request = reportRequest(arguments.label("report", i), arguments.reports[i]);
        if (auto* error = std::get_if<UsageError>(&request)) return std::move(*error);
        requests.push_back(std::get<ReportRequest>(std::move(request)));
    }
    if (requests.empty()) requests.push_back({findReportFormat(usual), ""});
    return requests;
}

std::variant<Settings, UsageError> resolveSettings(const Arguments& arguments) {
    Settings settings;
    if (arguments.json && arguments.print.empty()) return UsageError{"--json needs --print"};
    if (auto problem = refuseUnbuilt(arguments)) return std::move(*problem);
    if (auto problem = takeFrameworks(arguments, settings.convert)) return std::move(*problem);
    if (auto problem = takePaths(arguments, settings)) return std::move(*problem);
    if (auto problem = takeDestination(arguments, settings)) return std::move(*problem);
    if (auto problem = takeFilters(arguments, settings)) return std::move(*problem);
    if (auto problem = takeShardNumber(arguments, settings)) return std::move(*problem);
    takeCache(arguments, settings);
    takeChoices(arguments, settings);
    return settings;
}

}  // namespace regraft
