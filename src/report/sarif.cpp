// SARIF 2.1.0, with what code scanning asks of an upload.

#include <algorithm>
#include <map>

#include "base/version.h"
#include "report/counts.h"
#include "report/formats.h"
#include "report/json_parts.h"
#include "report/rule_text.h"
#include "report/uri.h"

namespace regraft {
namespace {

constexpr std::size_t maxResults = 25000;  // GitHub takes no more

struct Located {
    const ReportedFile* file;
    const ReportedFinding* finding;
};

std::string_view levelOf(Severity severity) {
    return severity <= Severity::Untranslatable ? "error" : severity == Severity::Approximate ? "warning" : "note";
}

/// The gravest ones where there are too many, in the report's order.
std::vector<Located> chosenResults(const Report& report) {
    std::vector<Located> all;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings) all.push_back({&file, &finding});
    if (all.size() <= maxResults) return all;
    std::size_t room = maxResults;
    std::vector<Located> chosen;
    std::map<Severity, std::size_t> allowed;
    for (const Severity severity : {Severity::Error, Severity::Untranslatable, Severity::Approximate, Severity::Note}) {
        const auto count = std::count_if(all.begin(), all.end(), [&](const Located& l) { return l.finding->severity() == severity; });
        allowed[severity] = std::min(room, static_cast<std::size_t>(count));
        room -= allowed[severity];
    }
    for (const Located& located : all)
        if (allowed[located.finding->severity()] > 0) {
            --allowed[located.finding->severity()];
            chosen.push_back(located);
        }
    return chosen;
}

Json regionJson(const ReportedFinding& finding) {
    const Position start = finding.start.position, end = finding.end.position;
    return {{"startLine", start.line},
            {"startColumn", start.column},
            {"endLine", end.line},
            {"endColumn", end.column},
            {"byteOffset", finding.start.byte},
            {"byteLength", finding.end.byte - std::min(finding.start.byte, finding.end.byte)}};
}

Json resultJson(const Located& located, const std::map<std::string, std::size_t>& rules) {
    const ReportedFinding& finding = *located.finding;
    Json place = {{"artifactLocation", {{"uri", uriReference(located.file->workspace)}, {"uriBaseId", "%SRCROOT%"}}}};
    if (!finding.isIoFailure()) place["region"] = regionJson(finding);
    return {{"ruleId", finding.code},
            {"ruleIndex", rules.at(finding.code)},
            {"level", levelOf(finding.severity())},
            {"message", {{"text", finding.message}}},
            {"locations", Json::array({{{"physicalLocation", place}}})},
            // The first is ours; the second is the one that GitHub looks at.
            {"partialFingerprints", {{"regraft/v1", finding.fingerprint}, {"primaryLocationLineHash", finding.fingerprint + ":1"}}},
            {"properties", {{"fidelity", finding.fidelity}, {"symbol", finding.symbol}}}};
}

Json ruleJson(const ReportedFinding& finding) {
    const DiagInfo* known = finding.rule();
    const Severity severity = known ? known->severity : finding.severity();
    const std::string wording = known ? ruleWording(*known) : finding.message;
    const std::string meaning(severityMeaning(severity)), help = finding.help + ".";
    return {{"id", finding.code},
            {"name", known ? std::string(known->name) : finding.code},
            {"shortDescription", {{"text", wording + "."}}},
            {"fullDescription", {{"text", wording + ". " + meaning}}},
            {"help", {{"text", meaning + " What you can do: " + help}, {"markdown", meaning + "\n\n**What you can do:** " + help}}},
            {"defaultConfiguration", {{"level", levelOf(severity)}}},
            {"properties", {{"tags", {"migration", severityName(severity)}}, {"precision", "very-high"}}}};
}

Json invocationJson(const Report& report, std::size_t leftOut) {
    const bool ioFailed = std::any_of(report.files.begin(), report.files.end(), [](const ReportedFile& f) { return f.ioFailed(); });
    Json out = {{"executionSuccessful", !ioFailed}};
    if (leftOut > 0)
        out["toolExecutionNotifications"] = Json::array(
            {{{"level", "warning"},
              {"message",
               {{"text", counted(leftOut, "further result") + " left out: code scanning takes at most " + std::to_string(maxResults)}}}}});
    return out;
}

}  // namespace

std::string renderSarif(const Report& report, const ReportStyle&) {
    std::size_t all = 0;
    for (const ReportedFile& file : report.files) all += file.findings.size();
    const std::vector<Located> chosen = chosenResults(report);
    std::map<std::string, std::size_t> indices;
    for (const Located& located : chosen) indices.emplace(located.finding->code, 0);
    Json rules = Json::array(), results = Json::array();
    for (auto& [code, index] : indices) {
        index = rules.size();
        rules.push_back(
            ruleJson(*std::find_if(chosen.begin(), chosen.end(), [&](const Located& l) { return l.finding->code == code; })->finding));
    }
    for (const Located& located : chosen) results.push_back(resultJson(located, indices));
    const Json driver = {{"name", "regraft"}, {"version", toolVersion}, {"semanticVersion", toolVersion}, {"rules", rules}};
    const Json run = {{"tool", {{"driver", driver}}},
                      {"invocations", Json::array({invocationJson(report, all - chosen.size())})},
                      {"automationDetails", {{"id", "regraft/" + report.to + "/"}}},
                      {"originalUriBaseIds", {{"%SRCROOT%", {{"description", {{"text", "The folder that regraft was run in."}}}}}}},
                      {"columnKind", "unicodeCodePoints"},
                      {"results", results}};
    return jsonText({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}}, 2);
}

}  // namespace regraft
