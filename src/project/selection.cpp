#include "project/selection.h"

#include <algorithm>
#include <optional>

#include "project/glob.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;

/// The length of the longest of the prefixes that fits.
std::optional<std::size_t> longest(const std::vector<std::string>& prefixes, std::string_view code) {
    std::optional<std::size_t> best;
    for (const std::string& prefix : prefixes)
        if (code.starts_with(prefix)) best = std::max(best.value_or(0), prefix.size());
    return best;
}

bool matches(const Selection::ForFiles& rule, const InputFile& file) {
    std::error_code error;
    const fs::path whole = fs::absolute(file.path.empty() ? fs::path(file.shown) : file.path, error).lexically_normal();
    return globMatches(rule.glob, whole.filename().string()) ||
           globMatches(rule.glob, whole.lexically_relative(rule.folder).generic_string());
}

}  // namespace

bool Selection::tells(const Diagnostic& diagnostic, const InputFile& file) const {
    if (diagnostic.severity() == Severity::Error) return true;
    const std::string code = codeText(diagnostic.code);
    const auto selected = select.empty() ? std::optional<std::size_t>(0) : longest(select, code);
    const auto ignored = longest(ignore, code);
    if (!selected || (ignored && *ignored >= *selected)) return false;
    return std::none_of(forFiles.begin(), forFiles.end(),
                        [&](const ForFiles& rule) { return longest(rule.ignore, code) && matches(rule, file); });
}

bool isCodePrefix(std::string_view text) {
    const auto all = allDiagnostics();
    return !text.empty() && std::any_of(all.begin(), all.end(), [&](const DiagInfo& one) { return codeText(one.code).starts_with(text); });
}

}  // namespace regraft
