#include "report/side_by_side.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/line_diff.h"

namespace regraft {
namespace {

using Kind = SideRow::Kind;

constexpr std::size_t context = 3;      // lines around what is shown
constexpr std::size_t smallestGap = 2;  // a gap takes a line itself

std::string_view withoutEnding(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

SideText side(std::uint32_t number, std::string_view text) {
    SideText out{number, {}};
    if (!text.empty()) out.parts.push_back({text, false});
    return out;
}

/// Every line, one after the other.
class Rows {
public:
    explicit Rows(const std::vector<MarkedLine>& lines) : lines_(lines) {}

    std::vector<SideRow> all() {
        for (std::size_t at = 0; at < lines_.size();) {
            if (lines_[at].mark == ' ') {
                const std::string_view text = withoutEnding(lines_[at++].text);
                rows_.push_back({Kind::Same, side(++before_, text), side(++after_, text), 0, nullptr});
                continue;
            }
            const std::size_t removed = countFrom(at, '-'), added = countFrom(at + removed, '+');
            change(at, removed, added);
            at += removed + added;
        }
        return std::move(rows_);
    }

private:
    std::size_t countFrom(std::size_t at, char mark) const {
        std::size_t count = 0;
        while (at + count < lines_.size() && lines_[at + count].mark == mark) ++count;
        return count;
    }

    void change(std::size_t at, std::size_t removed, std::size_t added) {
        for (std::size_t i = 0; i < std::max(removed, added); ++i) {
            SideRow row{i >= removed ? Kind::Added : i >= added ? Kind::Removed : Kind::Changed, {}, {}, 0, nullptr};
            const std::string_view left = i < removed ? withoutEnding(lines_[at + i].text) : "";
            const std::string_view right = i < added ? withoutEnding(lines_[at + removed + i].text) : "";
            if (i < removed) row.left = side(++before_, left);
            if (i < added) row.right = side(++after_, right);
            if (row.kind == Kind::Changed) std::tie(row.left->parts, row.right->parts) = diffWords(left, right);
            rows_.push_back(std::move(row));
        }
    }

    const std::vector<MarkedLine>& lines_;
    std::vector<SideRow> rows_;
    std::uint32_t before_ = 0, after_ = 0;
};

using FindingsByLine = std::multimap<std::uint32_t, const ReportedFinding*>;

FindingsByLine byLine(const ReportedFile& file) {
    FindingsByLine out;
    for (const ReportedFinding& finding : file.findings) out.emplace(finding.start.position.line, &finding);
    return out;
}

/// Which rows are near enough to a change or a finding.
std::vector<bool> shownRows(const std::vector<SideRow>& rows, const FindingsByLine& findings) {
    std::vector<bool> shown(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == Kind::Same && !findings.contains(rows[i].left->number)) continue;
        const std::size_t end = std::min(rows.size(), i + context + 1);
        for (std::size_t near = i - std::min(i, context); near < end; ++near) shown[near] = true;
    }
    return shown;
}

void closeSmallGaps(std::vector<bool>& shown) {
    for (std::size_t at = 0; at < shown.size();) {
        std::size_t end = at;
        while (end < shown.size() && shown[end] == shown[at]) ++end;
        if (!shown[at] && end - at < smallestGap)
            std::fill(shown.begin() + static_cast<std::ptrdiff_t>(at), shown.begin() + static_cast<std::ptrdiff_t>(end), true);
        at = end;
    }
}

void addFindings(std::vector<SideRow>& out, const SideRow& row, const FindingsByLine& findings) {
    if (!row.left) return;
    for (auto [at, end] = findings.equal_range(row.left->number); at != end; ++at) out.push_back({Kind::Finding, {}, {}, 0, at->second});
}

}  // namespace

std::vector<SideRow> sideBySide(std::string_view before, std::string_view after, const ReportedFile& file) {
    const std::vector<MarkedLine> lines = diffLines(before, after);
    const std::vector<SideRow> rows = Rows(lines).all();
    const FindingsByLine findings = byLine(file);
    std::vector<bool> shown = shownRows(rows, findings);
    closeSmallGaps(shown);
    std::vector<SideRow> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (shown[i]) {
            out.push_back(rows[i]);
            addFindings(out, rows[i], findings);
        } else if (out.empty() || out.back().kind != Kind::Gap) {
            out.push_back({Kind::Gap, {}, {}, 1, nullptr});
        } else {
            ++out.back().skipped;
        }
    }
    return out;
}

}  // namespace regraft
