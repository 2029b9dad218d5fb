// One page that stands alone: summary, findings by code and symbol, and every file before and after.

#include <algorithm>
#include <map>

#include "base/version.h"
#include "report/counts.h"
#include "report/formats.h"
#include "report/html/data.h"
#include "report/html/page_parts.h"
#include "report/rule_text.h"

namespace regraft {
namespace {

constexpr std::size_t topSymbols = 8;

bool isWorthSeeing(const ReportedFile& file) { return !file.findings.empty() || file.status == FileStatus::Converted; }

std::string exactShare(const UseCounts& uses) {
    const std::size_t all = uses.exact + uses.approximate + uses.untranslatable;
    return all == 0 ? "–" : std::to_string(uses.exact * std::size_t{100} / all) + "%";  // rounded down: 100% is all
}

void setSummary(MustacheData& data, const Report& report) {
    const UseCounts uses = allUses(report);
    const auto shown = static_cast<std::size_t>(std::count_if(report.files.begin(), report.files.end(), isWorthSeeing));
    setUses(data, uses);
    data.set("exactShare", exactShare(uses));
    data.set("uses", grouped(uses.exact + uses.approximate + uses.untranslatable));
    data.set("fileCount", grouped(shown));
    data.set("fileWord", std::string(shown == 1 ? "file" : "files"));
    if (shown < report.files.size()) data.set("others", grouped(report.files.size() - shown));
    data.set("isEmpty", shown == 0);
    data.set("version", std::string(toolVersion));
    data.set("to", report.to);
    std::string from;
    for (const std::string& one : report.from) from += (from.empty() ? "" : ", ") + one;
    if (!from.empty()) data.set("from", from);
}

struct CodeCount {
    const ReportedFinding* example;
    std::size_t count = 0;
};

void setCodes(MustacheData& data, const Report& report) {
    std::map<std::string, CodeCount> counts;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings) ++counts.try_emplace(finding.code, CodeCount{&finding}).first->second.count;
    MustacheData codes(MustacheData::type::list);
    for (const auto& [code, count] : counts) {
        MustacheData one;
        const DiagInfo* rule = count.example->rule();
        one.set("code", code);
        one.set("severity", severityClass(*count.example));
        one.set("wording", rule ? ruleWording(*rule) : count.example->message);
        one.set("count", grouped(count.count));
        codes.push_back(one);
    }
    data.set("codes", codes);
    data.set("hasFindings", !counts.empty());
}

/// By name for the list to choose from, the commonest first for the panel.
void setSymbols(MustacheData& data, const Report& report) {
    std::map<std::string, std::size_t> counts;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings)
            if (!finding.symbol.empty()) ++counts[finding.symbol];
    std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
    const auto symbolData = [&](const auto& symbol) {
        MustacheData one;
        one.set("symbol", symbol.first);
        one.set("count", grouped(symbol.second));
        one.set("share", std::to_string(symbol.second * 100 / order.front().second));
        return one;
    };
    MustacheData all(MustacheData::type::list), top(MustacheData::type::list);
    for (const auto& symbol : counts) all.push_back(symbolData(symbol));
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (std::size_t i = 0; i < std::min(order.size(), topSymbols); ++i) top.push_back(symbolData(order[i]));
    data.set("symbols", all);
    data.set("topSymbols", top);
    if (order.size() > topSymbols) data.set("moreSymbols", grouped(order.size() - topSymbols));
}

void setEfforts(MustacheData& data, const Report& report) {
    MustacheData efforts(MustacheData::type::list);
    for (const char* name : {"high", "medium", "low", "none"}) {
        const auto count = std::count_if(report.files.begin(), report.files.end(),
                                         [&](const ReportedFile& file) { return isWorthSeeing(file) && effortOf(file) == name; });
        MustacheData one;
        one.set("name", std::string(name));
        one.set("count", grouped(static_cast<std::size_t>(count)));
        efforts.push_back(one);
    }
    data.set("efforts", efforts);
}

}  // namespace

std::string grouped(std::size_t number) {
    std::string out = std::to_string(number);
    for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
    return out;
}

std::string severityClass(const ReportedFinding& finding) { return std::string(severityName(finding.severity())); }

void setUses(MustacheData& data, const UseCounts& uses) {
    MustacheData shares(MustacheData::type::list);
    const std::pair<const char*, unsigned> parts[] = {
        {"exact", uses.exact}, {"approximate", uses.approximate}, {"untranslatable", uses.untranslatable}};
    for (const auto& [kind, number] : parts) {
        data.set(kind, grouped(number));
        if (number == 0) continue;
        MustacheData share;
        share.set("kind", std::string(kind));
        share.set("number", std::to_string(number));
        shares.push_back(share);
    }
    data.set("shares", shares);
}

std::string renderHtml(const Report& report, const ReportStyle&) {
    constexpr std::size_t opened = 5;  // files that are open from the start
    FileBlocks blocks;
    std::string files;
    std::size_t number = 0;
    for (const ReportedFile& file : report.files)
        if (isWorthSeeing(file)) files += blocks.render(file, number++ < opened);
    MustacheData data;
    setSummary(data, report);
    setCodes(data, report);
    setSymbols(data, report);
    setEfforts(data, report);
    data.set("files", files);
    data.set("style", std::string(page::style));
    data.set("script", std::string(page::script));
    return kainjow::mustache::mustache(page::page).render(data);
}

}  // namespace regraft
