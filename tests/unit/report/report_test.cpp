#include "report/report.h"

#include <catch2/catch.hpp>

#include "report/counts.h"
#include "report/fingerprint.h"
#include "report/summary.h"

using namespace regraft;

namespace {

FileResult fileWith(std::initializer_list<DiagCode> codes) {
    FileResult file;
    file.input = {"a.py", "a.py", "a.py", true};
    for (const DiagCode code : codes) file.findings.push_back({{code, {}, "torch.f", "m", false}, {}, {}});
    return file;
}

}  // namespace

TEST_CASE("every format renders an empty run") {
    for (const ReportFormat& format : reportFormats()) {
        INFO(format.name);
        CHECK(findReportFormat(format.name) == &format);
        CHECK_FALSE(format.render(RunResult{}, {}).empty());
    }
    CHECK(findReportFormat("") == nullptr);
}

TEST_CASE("effort grows with what is left") {
    CHECK(effortOf(fileWith({})) == "none");
    CHECK(effortOf(fileWith({DiagCode::Approximate})) == "low");
    CHECK(effortOf(fileWith({DiagCode::UnknownApi, DiagCode::UnknownApi, DiagCode::UnknownApi})) == "medium");
    FileResult many = fileWith({});
    many.findings.resize(11, fileWith({DiagCode::UnknownApi}).findings[0]);
    CHECK(effortOf(many) == "high");
}

TEST_CASE("an assumed conversion says so") {
    Diagnostic diagnostic{DiagCode::AssumedReceiver, {}, "", "", true};
    CHECK(fidelityOf(diagnostic) == "assumed");
    diagnostic.assumed = false;
    CHECK(fidelityOf(diagnostic) == "approximate");
}

TEST_CASE("the summary counts files and uses") {
    RunResult run;
    CHECK(summaryOf(run) == "no Python files found\n");
    run.files.resize(4);
    run.files[0].status = FileStatus::Converted;
    run.files[0].uses = {3, 1, 0};
    run.files[1].status = FileStatus::Skipped;
    run.files[2].status = FileStatus::Skipped;
    run.files[2].input.isPython = false;
    run.files[3].ioFailed = true;
    CHECK(summaryOf(run) == "1 file converted, 1 file unchanged, 1 file not read or written; 4 uses: 3 exact, 1 approximate\n");
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
