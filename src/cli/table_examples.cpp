#include "cli/table_examples.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/exit_code.h"
#include "cli/streams.h"
#include "mapping/tables.h"
#include "project/run.h"
#include "report/counts.h"
#include "report/report.h"

namespace regraft {
namespace {

/// Behind a program: prints its last value so that two frameworks' can be compared.
constexpr std::string_view printing = R"py(

import numpy as _numpy
_value = result.detach() if hasattr(result, "detach") else result
_array = _numpy.asarray(_value)
print("=", _array.shape, _numpy.array2string(_array.astype("float64").round(4) + 0.0, threshold=10**6, separator=","))
)py";

/// The example's last line is an expression: its value is the result.
std::string programOf(const std::string& example) {
    const std::size_t last = example.rfind('\n') + 1;
    return example.substr(0, last) + "result = " + example.substr(last) + "\n";
}

/// What a program prints behind "= ", or the end of what went wrong.
std::string outcomeOf(const std::string& program) {
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "regraft-example-XXXXXX.py").string();
    const int descriptor = ::mkstemps(name.data(), 3);
    if (descriptor < 0) return "failed: cannot write a temporary file\n";
    (void)writeAll(descriptor, program + std::string(printing));
    ::close(descriptor);
    std::string out;
    if (FILE* pipe = ::popen(fmt::format("python3 '{}' 2>&1", name).c_str(), "r")) {
        char buffer[4096];
        while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
        ::pclose(pipe);
    }
    ::unlink(name.c_str());
    const std::size_t value = out.rfind("\n= ") == out.npos ? (out.starts_with("= ") ? 0 : out.npos) : out.rfind("\n= ") + 1;
    return value == out.npos ? "failed: " + out.substr(out.size() > 300 ? out.size() - 300 : 0) : out.substr(value);
}

/// Empty if the example and what it becomes agree.
std::string problemOf(const std::string& example, const Arguments& a) {
    RunOptions options;
    options.keep = KeptTexts::All;
    options.convert.to.framework = a.to;
    const std::string program = programOf(example);
    const FileResult converted = convertBytes({{}, "example.py", "example.py", true}, program, options);
    for (const Finding& finding : converted.findings)
        if (finding.diagnostic.severity() <= Severity::Untranslatable) return finding.diagnostic.message;
    const std::string before = outcomeOf(program), after = outcomeOf(converted.output);
    if (before == after && before.starts_with("= ")) return "";
    return fmt::format("it gives\n  {}and, converted,\n  {}{}", before, after, converted.output);
}

}  // namespace

int testExamples(const Arguments& a, const std::vector<std::string>& apis) {
    const Tables& tables = Tables::builtin();
    if (a.to.empty() || !tables.framework(a.to))
        return complain("tables test needs --to: the framework to convert the examples to"), runFailed;
    std::size_t passed = 0, failed = 0;
    std::string out;
    for (const std::string& api : apis) {
        const std::size_t slash = api.find('/');
        for (const std::string& example : tables.examples(*tables.framework(api.substr(0, slash)), api.substr(slash + 1))) {
            const std::string problem = problemOf(example, a);
            ++(problem.empty() ? passed : failed);
            if (!problem.empty()) out += fmt::format("{}: `{}`: {}\n", api.substr(slash + 1), example, problem);
        }
    }
    out += fmt::format("{} passed, {} failed\n", passed, failed);
    const int answered = answer(out);
    return answered != nothingLeft ? answered : failed ? findingsLeft : nothingLeft;
}

}  // namespace regraft
