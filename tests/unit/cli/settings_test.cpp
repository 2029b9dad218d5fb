#include "cli/settings.h"

#include <catch2/catch.hpp>

#include "cli/exit_code.h"
#include "cli/unbuilt.h"

using namespace regraft;

namespace {

std::variant<Arguments, ParseOutcome> parsed(std::vector<std::string> words) {
    words.insert(words.begin(), "regraft");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    return parseArguments(static_cast<int>(argv.size()), argv.data());
}

Settings settings(std::vector<std::string> words) {
    const auto arguments = parsed(std::move(words));
    REQUIRE(std::holds_alternative<Arguments>(arguments));
    const auto resolved = resolveSettings(std::get<Arguments>(arguments));
    if (const auto* error = std::get_if<UsageError>(&resolved)) FAIL(error->message);
    return std::get<Settings>(resolved);
}

RunResult runWith(FileStatus status, std::initializer_list<DiagCode> codes, bool ioFailed = false) {
    FileResult file;
    file.status = status;
    file.ioFailed = ioFailed;
    for (const DiagCode code : codes) file.findings.push_back({{code, {}, "", "", false}, {}, {}});
    RunResult run;
    run.files.resize(2);
    run.files.push_back(file);
    return run;
}

}  // namespace

TEST_CASE("where results go") {
    CHECK(settings({"convert", "--to", "jax", "x.py"}).destination == Destination::StandardOutput);
    CHECK(settings({"convert", "--to", "jax", "-"}).destination == Destination::StandardOutput);
    CHECK(settings({"convert", "--to", "jax", "-"}).standardInput);
    CHECK(settings({"convert", "--to", "jax", "x.py", "--diff"}).destination == Destination::Diff);
    CHECK(settings({"convert", "--to", "jax", ".", "--in-place"}).destination == Destination::InPlace);
    CHECK(settings({"convert", "--to", "jax", "x.py", "--out", "o"}).destination == Destination::Mirror);
    CHECK(settings({"check", "--to", "jax"}).destination == Destination::Nowhere);
    CHECK(settings({"check", "--to", "jax"}).paths == std::vector<std::string>{"."});
    CHECK(settings({"--print=ast", "x.py"}).destination == Destination::Nowhere);
}

TEST_CASE("frameworks and how to convert") {
    const Settings s = settings({"check", "x.py", "--from", "torch@2.13", "--from", "tf", "--to=jax", "--dtypes", "native",
                                 "--fidelity", "exact"});
    REQUIRE(s.convert.from.size() == 2);
    CHECK(s.convert.from[0].framework == "torch");
    CHECK(s.convert.from[0].version == "2.13");
    CHECK(s.convert.from[1].framework == "tensorflow");
    CHECK(s.convert.to.framework == "jax");
    CHECK(s.convert.nativeDtypes);
    CHECK(s.convert.exactOnly);
    CHECK_FALSE(settings({"check", "--to", "jax"}).convert.exactOnly);
}

TEST_CASE("versions") {
    const std::string known = std::get<FrameworkVersion>(parseFramework("--to", "jax")).framework;
    CHECK(known == "jax");
    CHECK(std::holds_alternative<FrameworkVersion>(parseFramework("--to", "jax@0.10.2")));
    CHECK(std::holds_alternative<FrameworkVersion>(parseFramework("--to", "jax@0")));
    CHECK(std::holds_alternative<UsageError>(parseFramework("--to", "jax@0.1")));
    CHECK(std::holds_alternative<UsageError>(parseFramework("--to", "jax@")));
    CHECK(std::holds_alternative<UsageError>(parseFramework("--to", "jax@0.100")));
    CHECK(std::holds_alternative<UsageError>(parseFramework("--to", "JAX")));
}

TEST_CASE("exit codes: the worst decides") {
    using Status = FileStatus;
    CHECK(exitCodeOf(RunResult{}, "untranslatable", false) == 0);
    CHECK(exitCodeOf(runWith(Status::Converted, {}), "untranslatable", false) == 0);
    CHECK(exitCodeOf(runWith(Status::Converted, {DiagCode::Approximate}), "untranslatable", false) == 0);
    CHECK(exitCodeOf(runWith(Status::Converted, {DiagCode::Approximate}), "approximate", false) == 1);
    CHECK(exitCodeOf(runWith(Status::Converted, {DiagCode::UnknownApi}), "approximate", false) == 1);
    CHECK(exitCodeOf(runWith(Status::Unchanged, {DiagCode::UnknownApi}), "untranslatable", false) == 1);
    CHECK(exitCodeOf(runWith(Status::Unchanged, {DiagCode::UnknownApi}), "untranslatable", true) == 0);
    CHECK(exitCodeOf(runWith(Status::Unchanged, {DiagCode::OutputUnparsable}), "untranslatable", false) == 1);
    CHECK(exitCodeOf(runWith(Status::NotParsed, {DiagCode::SyntaxError}), "untranslatable", true) == 3);
    CHECK(exitCodeOf(runWith(Status::NotParsed, {DiagCode::SyntaxError}, true), "untranslatable", true) == 2);
}
