#include "project/suppressions.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "parse/parse.h"

namespace regraft {
namespace {

constexpr std::string_view blanks = " \t";

struct Suppression {
    Span span;  ///< of the comment
    std::uint32_t line = 0;
    std::vector<std::string> codes;  ///< empty: all
    std::vector<bool> used;          ///< each code, or the comment as a whole
};

/// Takes `word` and the blanks behind it from the start of `text`.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text = text.substr(word.size());
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return true;
}

/// What stands between the brackets; nothing if `text` begins with none. A list that is not closed goes to the end.
std::vector<std::string> codesIn(std::string_view text) {
    std::vector<std::string> codes;
    if (!take(text, "[")) return codes;
    for (text = text.substr(0, text.find(']')); !text.empty();) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (const auto code = trimmed(text.substr(0, end)); !code.empty()) codes.emplace_back(code);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (codes.empty()) codes.emplace_back();  // `ignore[]` suppresses nothing
    return codes;
}

/// A comment may say several things, each behind a `#`.
std::optional<Suppression> readComment(std::string_view comment) {
    for (std::size_t hash = comment.find('#'); hash != comment.npos; hash = comment.find('#', hash + 1)) {
        std::string_view rest = comment.substr(hash);
        if (!take(rest, "#") || !take(rest, "regraft:") || !rest.starts_with("ignore")) continue;
        rest.remove_prefix(6);
        const std::size_t next = rest.find_first_not_of(blanks);
        if (next == 0 && rest[0] != '[') continue;  // another word
        Suppression found;
        found.codes = codesIn(rest);
        found.used.resize(std::max<std::size_t>(found.codes.size(), 1));
        return found;
    }
    return std::nullopt;
}

std::vector<Suppression> suppressionsIn(const SourceFile& source) {
    std::vector<Suppression> found;
    if (source.text().find("regraft:") == std::string_view::npos) return found;
    const ParseResult parsed = parseModule(source.text());
    if (!parsed.file) return found;
    for (const Span comment : parsed.file->comments)
        if (auto suppression = readComment(comment.of(source.text()))) {
            suppression->span = comment;
            suppression->line = source.position(comment.begin).line;
            found.push_back(std::move(*suppression));
        }
    return found;
}

bool covers(Suppression& suppression, const Finding& finding) {
    if (finding.diagnostic.severity() == Severity::Error) return false;
    if (suppression.line != finding.start.position.line && suppression.line != finding.end.position.line) return false;
    if (suppression.codes.empty()) return suppression.used[0] = true;
    const std::string code = codeText(finding.diagnostic.code);
    bool found = false;
    for (std::size_t i = 0; i < suppression.codes.size(); ++i)
        if (suppression.codes[i] == code) suppression.used[i] = found = true;
    return found;
}

std::string complaint(const Suppression& suppression, std::size_t index) {
    if (suppression.codes.empty()) return "nothing is found on this line";
    const std::string& code = suppression.codes[index];
    if (code.empty()) return "it names no code";
    return findDiagnostic(code) ? code + " is not found on this line" : "there is no diagnostic " + code;
}

void reportUnused(const Suppression& suppression, FileResult& result) {
    for (std::size_t i = 0; i < suppression.used.size(); ++i) {
        if (suppression.used[i]) continue;
        DiagnosticSink sink;
        sink.report(DiagCode::UnusedSuppression, suppression.span, "", {complaint(suppression, i)});
        result.findings.push_back(findingAt(*result.source, sink.take().front()));
    }
}

}  // namespace

void applySuppressions(FileResult& result) {
    if (!result.source || result.status == FileStatus::NotParsed) return;
    std::vector<Suppression> suppressions = suppressionsIn(*result.source);
    if (suppressions.empty()) return;
    std::erase_if(result.findings, [&](const Finding& finding) {
        bool covered = false;
        for (Suppression& suppression : suppressions) covered |= covers(suppression, finding);
        return covered;
    });
    for (const Suppression& suppression : suppressions) reportUnused(suppression, result);
    const auto order = [](const Finding& finding) { return std::tie(finding.diagnostic.span.begin, finding.diagnostic.span.end); };
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
}

}  // namespace regraft
