#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/counts.h"
#include "report/html/data.h"
#include "report/html/page_parts.h"
#include "report/side_by_side.h"

namespace regraft {
namespace {

constexpr std::size_t maxPage = 32 << 20;  // what browsers show without getting slow

/// The bytes as text; empty if they are none.
std::string decoded(const ReportedFile& file, const std::string& bytes) {
    const auto source = SourceFile::decode(file.shown, bytes);
    const auto* text = std::get_if<SourceFile>(&source);
    return text ? std::string(text->text()) : std::string();
}

std::size_t rankOf(std::string_view effort) { return effort == "none" ? 0 : effort == "low" ? 1 : effort == "medium" ? 2 : 3; }

/// A message's words and what stands in it between backticks.
MustacheData messageParts(std::string_view message) {
    MustacheData parts(MustacheData::type::list);
    for (bool quoted = false; !message.empty(); quoted = !quoted) {
        const std::size_t end = std::min(message.find('`'), message.size());
        if (end > 0) parts.push_back(MustacheData(quoted ? "quoted" : "plain", std::string(message.substr(0, end))));
        message.remove_prefix(std::min(end + 1, message.size()));
    }
    return parts;
}

MustacheData side(const SideText& text) {
    MustacheData out;
    out.set("number", std::to_string(text.number));
    MustacheData parts(MustacheData::type::list);
    for (const auto& [part, differs] : text.parts) parts.push_back(MustacheData(differs ? "other" : "same", std::string(part)));
    out.set("parts", parts);
    return out;
}

std::string kindClass(SideRow::Kind kind) {
    switch (kind) {
        case SideRow::Kind::Changed: return "changed";
        case SideRow::Kind::Removed: return "removed";
        case SideRow::Kind::Added: return "added";
        default: return "same";
    }
}

void setPath(MustacheData& data, const ReportedFile& file) {
    const std::size_t slash = file.path.rfind('/') + 1;  // 0 if there is none
    data.set("path", file.path);
    data.set("folder", file.path.substr(0, slash));
    data.set("name", file.path.substr(slash));
}

void setChanges(MustacheData& data, const std::vector<SideRow>& rows) {
    std::size_t added = 0, removed = 0;
    for (const SideRow& row : rows) {
        removed += row.kind == SideRow::Kind::Changed || row.kind == SideRow::Kind::Removed;
        added += row.kind == SideRow::Kind::Changed || row.kind == SideRow::Kind::Added;
    }
    if (added + removed == 0) return;
    MustacheData changes;
    changes.set("added", grouped(added));
    changes.set("removed", grouped(removed));
    data.set("changes", changes);
}

void setFacts(MustacheData& data, const ReportedFile& file) {
    const std::string effort(effortOf(file));
    data.set("effort", effort);
    data.set("rank", std::to_string(rankOf(effort)));
    data.set("findingCount", std::to_string(file.findings.size()));
    data.set("findings", file.findings.empty() ? "" : counted(file.findings.size(), "finding"));
    if (file.status == FileStatus::NotParsed) data.set("problem", std::string("not parsed"));
    if (file.ioFailed()) data.set("problem", std::string("not done"));
    setUses(data, file.uses);
    data.set("hasUses", file.uses.exact + file.uses.approximate + file.uses.untranslatable > 0);
}

}  // namespace

FileBlocks::FileBlocks() : file_(page::file), finding_(page::finding), room_(maxPage) {}

std::string FileBlocks::finding(const ReportedFinding& finding) {
    MustacheData data;
    data.set("severity", severityClass(finding));
    data.set("code", finding.code);
    data.set("symbol", finding.symbol);
    data.set("parts", messageParts(finding.message));
    data.set("fidelity", finding.fidelity);
    data.set("help", finding.help);
    data.set("place", fmt::format("{}:{}", finding.start.position.line, finding.start.position.column));
    return finding_.render(data);
}

MustacheData FileBlocks::row(const SideRow& row) {
    if (row.kind == SideRow::Kind::Gap) return {"gap", counted(row.skipped, "line")};
    if (row.kind == SideRow::Kind::Finding) return {"finding", finding(*row.finding)};
    MustacheData line;
    line.set("kind", kindClass(row.kind));
    if (row.left) line.set("left", side(*row.left));
    if (row.right) line.set("right", side(*row.right));
    return {"line", line};
}

/// The rows side by side; the findings alone where the text is not known.
void FileBlocks::setCode(MustacheData& data, const ReportedFile& file) {
    std::string before = file.before.empty() && file.source ? std::string(file.source->text()) : decoded(file, file.before);
    std::string after = file.after.empty() ? before : decoded(file, file.after);
    const bool fits = room_ > 0;
    const std::vector<SideRow> rows = fits ? sideBySide(before, after, file) : std::vector<SideRow>();
    MustacheData shown(MustacheData::type::list), loose(MustacheData::type::list);
    std::set<const ReportedFinding*> placed;
    for (const SideRow& one : rows) {
        shown.push_back(row(one));
        placed.insert(one.finding);
    }
    for (const ReportedFinding& one : file.findings)
        if (!placed.contains(&one)) loose.push_back(MustacheData("loose", finding(one)));
    data.set("tooLarge", !fits);
    data.set("hasRows", !rows.empty());
    data.set("rows", shown);
    data.set("loose", loose);
    setChanges(data, rows);
}

std::string FileBlocks::render(const ReportedFile& file, bool isOpen) {
    MustacheData data;
    setPath(data, file);
    setFacts(data, file);
    setCode(data, file);
    data.set("open", isOpen);
    std::string block = file_.render(data);
    room_ -= std::min(room_, block.size());
    return block;
}

}  // namespace regraft
