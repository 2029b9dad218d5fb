// JUnit XML as Jenkins' schema has it: a file is a test suite, a finding a case of it. What would fail the run fails
// its case; other findings are what a passing case prints.

#include <fmt/format.h>

#include "report/formats.h"
#include "report/xml_text.h"

namespace regraft {
namespace {

struct Suite {
    std::string cases;
    unsigned tests = 0, failures = 0, errors = 0;

    void add(const std::string& name, const std::string& file, const std::string& content) {
        ++tests;
        cases += fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0\">{}</testcase>\n", name, file, content);
    }
};

void addFinding(Suite& suite, const ReportedFile& file, const ReportedFinding& finding, const ReportStyle& style) {
    const Position at = finding.start.position;
    const std::string text =
        xmlText(fmt::format("{}:{}:{}: {}\nhelp: {}", file.workspace, at.line, at.column, finding.message, finding.help));
    const bool isError = finding.severity() == Severity::Error, fails = finding.severity() <= style.failOn;
    const std::string_view tag = isError ? "error" : "failure";
    suite.errors += isError;
    suite.failures += fails && !isError;
    const std::string symbol = finding.symbol.empty() ? "" : " " + finding.symbol;
    suite.add(xmlText(fmt::format("{}{} ({}:{})", finding.code, symbol, at.line, at.column)), xmlText(file.workspace),
              fails ? fmt::format("<{} type=\"{}\" message=\"{}\">{}</{}>", tag, finding.code, xmlText(finding.message), text, tag)
                    : fmt::format("<system-out>{}</system-out>", text));
}

std::string counts(const Suite& suite) {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\"", suite.tests, suite.failures, suite.errors);
}

}  // namespace

std::string renderJUnit(const Report& report, const ReportStyle& style) {
    std::string suites;
    Suite all;
    for (const ReportedFile& file : report.files) {
        Suite suite;
        for (const ReportedFinding& finding : file.findings) addFinding(suite, file, finding, style);
        if (file.findings.empty()) suite.add("no findings", xmlText(file.workspace), "");
        suites += fmt::format("  <testsuite name=\"{}\" {} skipped=\"0\" time=\"0\">\n{}  </testsuite>\n", xmlText(file.workspace),
                              counts(suite), suite.cases);
        all.tests += suite.tests;
        all.failures += suite.failures;
        all.errors += suite.errors;
    }
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"regraft\" {} time=\"0\">\n{}</testsuites>\n",
                       counts(all), suites);
}

}  // namespace regraft
