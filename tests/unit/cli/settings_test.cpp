#include "cli/settings.h"

#include <catch2/catch.hpp>

#include "cli/app.h"
#include "cli/configuration_keys.h"
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

ExitCode exitWith(FileStatus status, std::initializer_list<DiagCode> codes, const std::string& failOn, bool exitZero) {
    FileResult file;
    file.status = status;
    for (const DiagCode code : codes) file.findings.push_back({{code, {}, "", "", false}, {}, {}});
    RunResult run;
    run.files.resize(2);
    run.files.push_back(file);
    return exitCodeOf(makeReport(std::move(run), "/"), leastFailing(failOn), exitZero);
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
    const Settings s =
        settings({"check", "x.py", "--from", "torch@2.13", "--from", "tf", "--to=jax", "--dtypes", "native", "--fidelity", "exact"});
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
    CHECK(exitWith(Status::Converted, {}, "untranslatable", false) == 0);
    CHECK(exitWith(Status::Converted, {DiagCode::Approximate}, "untranslatable", false) == 0);
    CHECK(exitWith(Status::Converted, {DiagCode::Approximate}, "approximate", false) == 1);
    CHECK(exitWith(Status::Converted, {DiagCode::UnknownApi}, "approximate", false) == 1);
    CHECK(exitWith(Status::Unchanged, {DiagCode::UnusedSuppression}, "approximate", false) == 0);
    CHECK(exitWith(Status::Unchanged, {DiagCode::UnknownApi}, "untranslatable", false) == 1);
    CHECK(exitWith(Status::Unchanged, {DiagCode::UnknownApi}, "untranslatable", true) == 0);
    CHECK(exitWith(Status::Unchanged, {DiagCode::OutputUnparsable}, "untranslatable", false) == 1);
    CHECK(exitWith(Status::NotParsed, {DiagCode::SyntaxError}, "untranslatable", true) == 3);
    CHECK(exitWith(Status::NotParsed, {DiagCode::SyntaxError, DiagCode::UnwritableFile}, "untranslatable", true) == 2);
    CHECK(exitWith(Status::NotParsed, {}, "untranslatable", false) == 0);  // a baseline knows it
}

TEST_CASE("every key of a configuration is an option of check and convert") {
    for (const std::string command : {"check", "convert"}) {
        Arguments arguments;
        const auto app = makeApp(arguments);
        for (const ConfigKey& key : configKeys()) {
            INFO(key.name);
            CHECK(((key.name == "baseline" && command == "convert") ||
                   app->get_subcommand(command)->get_option_no_throw("--" + std::string(key.name)) != nullptr));
        }
    }
}

TEST_CASE("the key that was meant") {
    CHECK(nearestConfigKey("fidelty") == "fidelity");
    CHECK(nearestConfigKey("per_file_ignores") == "per-file-ignores");
    CHECK(nearestConfigKey("line-length").empty());
}
