#include "report/baseline.h"

#include "report/json_parts.h"

namespace regraft {
namespace {

std::string line(const ReportedFile& file, const ReportedFinding& finding) {
    std::string text =
        jsonText({{"path", file.path}, {"code", finding.code}, {"symbol", finding.symbol}, {"fingerprint", finding.fingerprint}}, -1);
    text.pop_back();  // the line ending: a comma may come first
    return text;
}

}  // namespace

std::string renderBaseline(const Report& report) {
    std::string findings;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings)
            if (!finding.isIoFailure()) findings += (findings.empty() ? "" : ",\n") + line(file, finding);
    return "{\"schema\": 1, \"findings\": [\n" + findings + (findings.empty() ? "" : "\n") + "]}\n";
}

std::variant<Baseline, ReportProblem> readBaseline(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        if (json.at("schema") != 1) return ReportProblem{"its schema is not 1"};
        Baseline known;
        for (const Json& finding : json.at("findings")) known.insert(finding.at("fingerprint").get<std::string>());
        return known;
    } catch (const std::exception& error) {  // the library has no other way to say what is wrong
        return ReportProblem{"this is no baseline of regraft: " + jsonReason(error)};
    }
}

void leaveOutKnown(Report& report, const Baseline& baseline) {
    for (ReportedFile& file : report.files)
        report.known += std::erase_if(file.findings, [&](const ReportedFinding& finding) {
            return !finding.isIoFailure() && baseline.contains(finding.fingerprint);
        });
}

}  // namespace regraft
