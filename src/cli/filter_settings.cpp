#include "cli/filter_settings.h"

#include <fmt/format.h>

#include "report/baseline.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;

Problem checkCode(const std::string& label, const std::string& code) {
    if (isCodePrefix(code)) return std::nullopt;
    return UsageError{fmt::format("{}: no diagnostic begins with `{}`: `regraft rule` lists them", label, code)};
}

Problem takeCodes(const Arguments& a, const std::string& key, const std::vector<std::string>& codes, std::vector<std::string>& into) {
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (auto problem = checkCode(a.label(key, i), codes[i])) return problem;
    into = codes;
    return std::nullopt;
}

Problem takeRule(const Arguments& a, std::size_t index, Selection& selection) {
    const std::string label = a.label("per-file-ignores", index), &rule = a.perFileIgnores[index];
    const std::size_t colon = rule.rfind(':');
    if (colon == rule.npos || colon == 0) return UsageError{fmt::format("{}: `{}` is not GLOB:CODES", label, rule)};
    Selection::ForFiles out{a.folderOf("per-file-ignores"), rule.substr(0, colon), {}};
    for (std::string_view rest = std::string_view(rule).substr(colon + 1);;) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        out.ignore.emplace_back(rest.substr(0, end));
        if (auto problem = checkCode(label, out.ignore.back())) return problem;
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
    }
    selection.forFiles.push_back(std::move(out));
    return std::nullopt;
}

}  // namespace

std::variant<Selection, UsageError> selectionOf(const Arguments& a) {
    Selection selection;
    if (auto problem = takeCodes(a, "select", a.select, selection.select)) return std::move(*problem);
    if (auto problem = takeCodes(a, "ignore", a.ignore, selection.ignore)) return std::move(*problem);
    for (std::size_t i = 0; i < a.perFileIgnores.size(); ++i)
        if (auto problem = takeRule(a, i, selection)) return std::move(*problem);
    return selection;
}

fs::path baselineFile(const Arguments& a) {
    if (!a.baseline.empty()) return a.isConfigured("baseline") ? a.folderOf("baseline") / a.baseline : fs::path(a.baseline);
    return a.configFile.parent_path() / defaultBaseline;
}

std::optional<fs::path> baselineToRead(const Arguments& a) {
    if (a.command != "check" || a.noBaseline) return std::nullopt;
    const fs::path file = baselineFile(a);
    std::error_code error;
    if (a.baseline.empty() && (a.isolated || !fs::exists(file, error))) return std::nullopt;
    return file;
}

}  // namespace regraft
