#include "report/read_json.h"

#include "report/counts.h"
#include "report/json_parts.h"

namespace regraft {
namespace {

FileStatus statusOf(const std::string& name) {
    for (const FileStatus status : {FileStatus::Converted, FileStatus::Unchanged, FileStatus::NotParsed, FileStatus::Skipped})
        if (statusName(status) == name) return status;
    throw std::runtime_error("unknown status `" + name + "`");
}

FilePlace placeOf(const Json& json) {
    return {{json.at("line").get<std::uint32_t>(), json.at("column").get<std::uint32_t>()}, json.at("byte").get<std::uint32_t>()};
}

ReportedFinding findingOf(const Json& json) {
    ReportedFinding finding;
    json.at("code").get_to(finding.code);
    json.at("fidelity").get_to(finding.fidelity);
    json.at("symbol").get_to(finding.symbol);
    json.at("message").get_to(finding.message);
    json.at("help").get_to(finding.help);
    json.at("fingerprint").get_to(finding.fingerprint);
    finding.start = placeOf(json.at("start"));
    finding.end = placeOf(json.at("end"));
    return finding;
}

ReportedFile fileOf(const Json& json) {
    ReportedFile file;
    file.path = file.shown = file.workspace = json.at("path").get<std::string>();
    file.status = statusOf(json.at("status").get<std::string>());
    const Json& uses = json.at("uses");
    file.uses = {uses.at("exact").get<unsigned>(), uses.at("approximate").get<unsigned>(), uses.at("untranslatable").get<unsigned>()};
    for (const Json& finding : json.at("diagnostics")) file.findings.push_back(findingOf(finding));
    if (json.contains("parameter_map")) file.parameterMap = json.at("parameter_map").dump();
    return file;
}

Report reportOf(const Json& json) {
    if (json.at("schema") != 1) throw std::runtime_error("its schema is not 1");
    Report report;
    json.at("from").get_to(report.from);
    json.at("to").get_to(report.to);
    for (const Json& file : json.at("files")) report.files.push_back(fileOf(file));
    return report;
}

}  // namespace

std::string jsonReason(const std::exception& error) {
    const std::string text = error.what();
    return text.starts_with("[json.") ? text.substr(text.find(' ') + 1) : text;
}

std::variant<Report, ReportProblem> readReport(std::string_view text) {
    try {
        return reportOf(Json::parse(text));
    } catch (const std::exception& error) {  // the library has no other way to say what is wrong
        return ReportProblem{"this is no JSON report of regraft: " + jsonReason(error)};
    }
}

}  // namespace regraft
