#include "report/report.h"

#include <catch2/catch.hpp>

#include "report/baseline.h"
#include "report/counts.h"
#include "report/fingerprint.h"
#include "report/merge_reports.h"
#include "report/summary.h"
#include "report/uri.h"
#include "report/xml_text.h"

using namespace regraft;

namespace {

FileResult fileWith(std::initializer_list<DiagCode> codes, const std::string& path = "a.py") {
    FileResult file;
    file.input = {path, path, path, true};
    for (const DiagCode code : codes) file.findings.push_back({{code, {}, "torch.f", "m", false}, {}, {}});
    return file;
}

Report reportOf(std::vector<FileResult> files) {
    RunResult run;
    run.to = {"jax", ""};
    run.files = std::move(files);
    return makeReport(std::move(run), "/");
}

std::string effort(std::initializer_list<DiagCode> codes) { return std::string(effortOf(reportOf({fileWith(codes)}).files[0])); }

}  // namespace

TEST_CASE("every format renders an empty run") {
    for (const ReportFormat& format : reportFormats()) {
        INFO(format.name);
        CHECK(findReportFormat(format.name) == &format);
        CHECK_NOTHROW(format.render(Report{}, {}));
    }
    CHECK(findReportFormat("") == nullptr);
}

TEST_CASE("effort grows with what is left") {
    const DiagCode call = DiagCode::UnknownApi;
    CHECK(effort({}) == "none");
    CHECK(effort({DiagCode::UnusedSuppression}) == "none");
    CHECK(effort({DiagCode::Approximate}) == "low");
    CHECK(effort({call, call, call}) == "medium");
    CHECK(effort({call, call, call, call, call, call, call, call, call, call, call}) == "high");
}

TEST_CASE("an assumed conversion says so") {
    Diagnostic diagnostic{DiagCode::AssumedReceiver, {}, "", "", true};
    CHECK(fidelityOf(diagnostic) == "assumed");
    diagnostic.assumed = false;
    CHECK(fidelityOf(diagnostic) == "approximate");
    CHECK(fidelityOf({DiagCode::UnknownMethod, {}, "", "", true}) == "untranslatable");  // nothing was converted
}

TEST_CASE("the summary counts files and uses") {
    CHECK(summaryOf(Report{}) == "no Python files found\n");
    std::vector<FileResult> files(3);
    files[0].status = FileStatus::Converted;
    files[0].uses = {3, 1, 0};
    files[1].status = files[2].status = FileStatus::Skipped;
    files[2].input.isPython = false;
    files.push_back(fileWith({DiagCode::UnreadableFile}));
    Report report = reportOf(std::move(files));
    CHECK(summaryOf(report) == "1 file converted, 1 file unchanged, 1 file not read or written; 4 uses: 3 exact, 1 approximate\n");
    report.known = 2;
    CHECK(summaryOf(report) ==
          "1 file converted, 1 file unchanged, 1 file not read or written; 4 uses: 3 exact, 1 approximate; 2 known findings not shown\n");
}

TEST_CASE("fingerprints: same path, code, symbol, line and number give the same one") {
    const FileResult file = fileWith({DiagCode::UnknownApi, DiagCode::UnknownApi, DiagCode::BadArguments});
    Fingerprints first(file), second(file);
    const std::string one = first.of(file.findings[0]), two = first.of(file.findings[1]), three = first.of(file.findings[2]);
    CHECK(one != two);
    CHECK(one != three);
    CHECK(second.of(file.findings[0]) == one);
    CHECK(one.size() == 16);
}

TEST_CASE("a JSON report is read as it was written") {
    const Report report = reportOf({fileWith({DiagCode::UnknownApi, DiagCode::UnreadableFile}), fileWith({}, "b/c.py")});
    const std::string text = findReportFormat("json")->render(report, {});
    const auto read = readReport(text);
    REQUIRE(std::holds_alternative<Report>(read));
    CHECK(findReportFormat("json")->render(std::get<Report>(read), {}) == text);
    CHECK(std::get<Report>(read).files[0].ioFailed());
    CHECK(std::holds_alternative<ReportProblem>(readReport("{}")));
    CHECK(std::holds_alternative<ReportProblem>(readReport("[1")));
}

TEST_CASE("merged: by path, and the later one is right") {
    const auto merged = mergeReports({reportOf({fileWith({}, "z.py"), fileWith({DiagCode::UnknownApi}, "a.py")}),
                                      reportOf({fileWith({}, "m.py"), fileWith({}, "a.py")})});
    const Report& report = std::get<Report>(merged);
    REQUIRE(report.files.size() == 3);
    CHECK(report.files[0].path == "a.py");
    CHECK(report.files[0].findings.empty());
    CHECK(report.files[2].path == "z.py");
}

TEST_CASE("a baseline knows what it was made of, and only that") {
    Report report = reportOf({fileWith({DiagCode::UnknownApi, DiagCode::UnknownApi, DiagCode::UnwritableFile})});
    const auto baseline = readBaseline(renderBaseline(reportOf({fileWith({DiagCode::UnknownApi, DiagCode::UnwritableFile})})));
    REQUIRE(std::holds_alternative<Baseline>(baseline));
    leaveOutKnown(report, std::get<Baseline>(baseline));
    CHECK(report.known == 1);
    REQUIRE(report.files[0].findings.size() == 2);
    CHECK(report.files[0].findings[1].isIoFailure());
    CHECK(std::get<Baseline>(readBaseline(renderBaseline(Report{}))).empty());
    CHECK(std::holds_alternative<ReportProblem>(readBaseline("3")));
}

TEST_CASE("paths that are no text, URIs and XML") {
    CHECK(pathText("a/\xff\xfe.py") == "a/\\xff\\xfe.py");
    CHECK(pathText("\u00e9.py") == "\u00e9.py");
    CHECK(uriReference("a b/\u00e9#%?.py") == "a%20b/%C3%A9%23%25%3F.py");
    CHECK(xmlText("<&>\"'\n\x01\xff.") == "&lt;&amp;&gt;&quot;&#39;&#10;\uFFFD\uFFFD.");
}
