#include "report/model.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/counts.h"
#include "report/fingerprint.h"
#include "source/utf8.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;

std::string workspacePath(const InputFile& input, const fs::path& folder) {
    const fs::path whole = fs::path(input.shown).is_absolute() ? fs::path(input.shown) : folder / input.shown;
    const fs::path below = whole.lexically_normal().lexically_relative(folder.lexically_normal());
    const bool isInside = !below.empty() && *below.begin() != "..";
    return pathText(isInside ? below : input.relative);
}

ReportedFinding reported(Finding finding, std::string fingerprint) {
    const DiagInfo& rule = info(finding.diagnostic.code);
    const std::string fidelity(fidelityOf(finding.diagnostic));
    Diagnostic& diagnostic = finding.diagnostic;
    return {codeText(rule.code),
            fidelity,
            std::move(diagnostic.symbol),
            std::move(diagnostic.message),
            std::string(rule.help),
            finding.start,
            finding.end,
            std::move(fingerprint),
            diagnostic.span};
}

ReportedFile reported(FileResult file, const fs::path& folder) {
    ReportedFile out;
    out.path = pathText(file.input.relative);
    out.shown = file.input.shown;
    out.workspace = workspacePath(file.input, folder);
    out.status = file.status;
    out.uses = file.uses;
    out.parameterMap = std::move(file.parameterMap);
    Fingerprints fingerprints(file);
    std::vector<std::string> names;
    for (const Finding& finding : file.findings) names.push_back(fingerprints.of(finding));
    for (std::size_t i = 0; i < file.findings.size(); ++i)
        out.findings.push_back(reported(std::move(file.findings[i]), std::move(names[i])));
    out.source = std::move(file.source);
    out.before = std::move(file.original);
    out.after = std::move(file.output);
    return out;
}

}  // namespace

Severity ReportedFinding::severity() const {
    if (fidelity == "error") return Severity::Error;
    if (fidelity == "untranslatable") return Severity::Untranslatable;
    return fidelity == "note" ? Severity::Note : Severity::Approximate;
}

bool ReportedFinding::isIoFailure() const {
    const DiagInfo* known = rule();
    return known && (known->code == DiagCode::UnreadableFile || known->code == DiagCode::UnwritableFile);
}

bool ReportedFile::ioFailed() const {
    return std::any_of(findings.begin(), findings.end(), [](const ReportedFinding& finding) { return finding.isIoFailure(); });
}

std::string pathText(const fs::path& path) {
    const std::string text = path.generic_string();
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto invalid = utf8::firstInvalid(std::string_view(text).substr(at));
        const std::size_t end = invalid ? at + *invalid : text.size();
        out += text.substr(at, end - at);
        if (end < text.size()) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[end]));
        at = end + 1;
    }
    return out;
}

Report makeReport(RunResult run, const fs::path& folder) {
    Report report;
    for (const FrameworkVersion& from : run.from) report.from.push_back(withVersion(from));
    report.to = withVersion(run.to);
    for (FileResult& file : run.files)
        if (file.input.isPython || !file.findings.empty() || file.status == FileStatus::Converted)
            report.files.push_back(reported(std::move(file), folder));
    return report;
}

}  // namespace regraft
