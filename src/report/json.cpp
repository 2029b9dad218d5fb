// The JSON report. Its fields keep their meaning once released; read_json reads it.

#include <map>

#include "base/version.h"
#include "report/counts.h"
#include "report/formats.h"
#include "report/json_parts.h"

namespace regraft {
namespace {

Json usesJson(const UseCounts& uses) {
    return {{"exact", uses.exact}, {"approximate", uses.approximate}, {"untranslatable", uses.untranslatable}};
}

Json placeJson(const FilePlace& place) { return {{"line", place.position.line}, {"column", place.position.column}, {"byte", place.byte}}; }

Json fileJson(const ReportedFile& file) {
    Json out;
    out["path"] = file.path;
    out["status"] = statusName(file.status);
    out["uses"] = usesJson(file.uses);
    out["effort"] = effortOf(file);
    out["diagnostics"] = Json::array();
    for (const ReportedFinding& finding : file.findings) out["diagnostics"].push_back(findingJson(finding));
    if (!file.parameterMap.empty()) out["parameter_map"] = Json::parse(file.parameterMap);
    return out;
}

/// How often each symbol of the source framework was reported, by fidelity.
Json symbolsJson(const Report& report) {
    std::map<std::string, std::map<std::string, unsigned>> counts;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings)
            if (!finding.symbol.empty()) ++counts[finding.symbol][finding.fidelity];
    return Json(counts).is_null() ? Json::object() : Json(counts);
}

}  // namespace

Json findingJson(const ReportedFinding& finding) {
    return {
        {"code", finding.code}, {"fidelity", finding.fidelity},      {"symbol", finding.symbol},      {"message", finding.message},
        {"help", finding.help}, {"start", placeJson(finding.start)}, {"end", placeJson(finding.end)}, {"fingerprint", finding.fingerprint}};
}

std::string jsonText(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string renderJson(const Report& report, const ReportStyle&) {
    Json out;
    out["schema"] = 1;
    out["tool"] = {{"name", "regraft"}, {"version", toolVersion}};
    out["from"] = report.from;
    out["to"] = report.to;
    out["files"] = Json::array();
    for (const ReportedFile& file : report.files) out["files"].push_back(fileJson(file));
    out["summary"] = {{"files", out["files"].size()}, {"uses", usesJson(allUses(report))}, {"by_symbol", symbolsJson(report)}};
    return jsonText(out, 2);
}

}  // namespace regraft
