// The JSON report. Its fields keep their meaning once released.

#include <nlohmann/json.hpp>

#include <map>

#include "base/version.h"
#include "report/counts.h"
#include "report/fingerprint.h"
#include "report/formats.h"

namespace regraft {
namespace {

using Json = nlohmann::ordered_json;

std::string_view statusName(FileStatus status) {
    switch (status) {
        case FileStatus::Converted: return "converted";
        case FileStatus::Unchanged: return "unchanged";
        case FileStatus::NotParsed: return "not-parsed";
        case FileStatus::Skipped: return "skipped";
    }
    return "skipped";
}

Json usesJson(const UseCounts& uses) {
    return {{"exact", uses.exact}, {"approximate", uses.approximate}, {"untranslatable", uses.untranslatable}};
}

Json placeJson(const Place& place) {
    return {{"line", place.position.line}, {"column", place.position.column}, {"byte", place.byte}};
}

Json findingJson(const Finding& finding, Fingerprints& fingerprints) {
    const Diagnostic& diagnostic = finding.diagnostic;
    Json out;
    out["code"] = codeText(diagnostic.code);
    out["fidelity"] = fidelityOf(diagnostic);
    out["symbol"] = diagnostic.symbol;
    out["message"] = diagnostic.message;
    out["help"] = info(diagnostic.code).help;
    out["start"] = placeJson(finding.start);
    out["end"] = placeJson(finding.end);
    out["fingerprint"] = fingerprints.of(finding);
    return out;
}

Json fileJson(const FileResult& file) {
    Fingerprints fingerprints(file);
    Json out;
    out["path"] = file.input.relative.generic_string();
    out["status"] = statusName(file.status);
    out["uses"] = usesJson(file.uses);
    out["effort"] = effortOf(file);
    out["diagnostics"] = Json::array();
    for (const Finding& finding : file.findings) out["diagnostics"].push_back(findingJson(finding, fingerprints));
    return out;
}

/// How often each symbol of the source framework was reported, by fidelity.
Json symbolsJson(const RunResult& run) {
    std::map<std::string, std::map<std::string, unsigned>> counts;
    for (const FileResult& file : run.files)
        for (const Finding& finding : file.findings)
            if (!finding.diagnostic.symbol.empty())
                ++counts[finding.diagnostic.symbol][std::string(fidelityOf(finding.diagnostic))];
    return Json(counts).is_null() ? Json::object() : Json(counts);
}

}  // namespace

std::string renderJson(const RunResult& run, const ReportStyle&) {
    Json out;
    out["schema"] = 1;
    out["tool"] = {{"name", "regraft"}, {"version", version}};
    out["from"] = Json::array();
    for (const FrameworkVersion& from : run.from) out["from"].push_back(withVersion(from));
    out["to"] = withVersion(run.to);
    out["files"] = Json::array();
    for (const FileResult& file : run.files)
        if (file.input.isPython || !file.findings.empty()) out["files"].push_back(fileJson(file));
    out["summary"] = {{"files", out["files"].size()}, {"uses", usesJson(allUses(run))}, {"by_symbol", symbolsJson(run)}};
    // Paths and messages may hold bytes that are no text.
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace regraft
