#include "report/excerpt.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/printable.h"

namespace regraft {
namespace {

constexpr std::uint32_t maxMarkedLines = 4;  // of a finding over many lines, the first and the last
constexpr std::size_t maxLineBytes = 240;    // a line of generated data would fill the screen

class Excerpt {
public:
    Excerpt(const SourceFile& source, const ReportedFinding& finding, const Paint& paint)
        : source_(source),
          span_(finding.span),
          paint_(paint),
          first_(finding.start.position.line),
          last_(lastLine(finding)),
          width_(std::to_string(std::min(last_ + 1, source.lineCount())).size()) {}

    std::string render() {
        bar("");
        if (first_ > 1 && !source_.line(first_ - 1).empty()) numbered(first_ - 1);
        for (std::uint32_t line = first_; line <= last_; ++line) {
            if (last_ - first_ >= maxMarkedLines && line == first_ + 2) {
                out_ += paint_.blue("...") + "\n";
                line = last_;
            }
            numbered(line);
            carets(line);
        }
        if (last_ < source_.lineCount() && !source_.line(last_ + 1).empty()) numbered(last_ + 1);
        bar("");
        return std::move(out_);
    }

private:
    /// A span that ends at the start of a line does not reach into it.
    static std::uint32_t lastLine(const ReportedFinding& finding) {
        const std::uint32_t end = finding.end.position.line;
        return std::max(finding.start.position.line, finding.end.position.column == 1 && end > 1 ? end - 1 : end);
    }

    void bar(const std::string& rest) { out_ += paint_.blue(fmt::format("{:{}} |", "", width_)) + (rest.empty() ? "" : " " + rest) + "\n"; }

    /// Where the shown part of a line begins: so that the finding, if it begins there, is in it.
    std::size_t cutBefore(std::uint32_t line) const {
        const std::string_view text = source_.line(line);
        const std::size_t begin = line == first_ ? span_.begin - source_.lineStart(line) : 0;
        if (text.size() <= maxLineBytes || begin < maxLineBytes / 2) return 0;
        return onCharacter(text, begin - maxLineBytes / 4);
    }

    static std::size_t onCharacter(std::string_view text, std::size_t at) {
        while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
        return at;
    }

    void numbered(std::uint32_t number) {
        const std::string_view line = source_.line(number);
        const std::size_t from = cutBefore(number);
        const std::size_t to = onCharacter(line, std::min(line.size(), from + maxLineBytes));
        const std::string text = (from ? "…" : "") + printableLine(line.substr(from, to - from)).text + (to < line.size() ? "…" : "");
        out_ += paint_.blue(fmt::format("{:>{}} |", number, width_)) + (text.empty() ? "" : " " + text) + "\n";
    }

    void carets(std::uint32_t number) {
        const std::string_view line = source_.line(number);
        const std::uint32_t start = source_.lineStart(number);
        const std::size_t indent = std::min(line.find_first_not_of(" \t\f"), line.size());
        const std::size_t begin = span_.begin > start ? span_.begin - start : indent;
        const std::size_t end = std::min<std::size_t>(span_.end > start ? span_.end - start : 0, line.size());
        const std::size_t from = cutBefore(number);
        const PrintableLine shown = printableLine(line.substr(from));
        const std::uint32_t left = shown.columnOf(begin - std::min(begin, from)) + (from ? 1 : 0);
        const std::uint32_t right = shown.columnOf(end - std::min(end, from)) + (from ? 1 : 0);
        const std::size_t count = right > left ? std::min<std::size_t>(right - left, maxLineBytes) : 1;
        bar(std::string(left, ' ') + paint_.red(std::string(count, '^')));
    }

    const SourceFile& source_;
    Span span_;
    const Paint& paint_;
    std::uint32_t first_, last_;
    std::size_t width_;
    std::string out_;
};

}  // namespace

std::string excerptOf(const ReportedFile& file, const ReportedFinding& finding, const Paint& paint) {
    return file.source ? Excerpt(*file.source, finding, paint).render() : std::string();
}

}  // namespace regraft
