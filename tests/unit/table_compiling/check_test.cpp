#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "table_compiler/compiler.h"

using namespace regraft;
namespace fs = std::filesystem;

namespace {

/// What is wrong with a table of a framework `one` that has this among its lists; the catalogue has `twice(x, /, *, by=2)`, of which it
/// says `also`.
std::vector<std::string> problemsOf(const std::string& list, const std::string& also = "") {
    const fs::path root = fs::temp_directory_path() / "regraft-check-test";
    fs::remove_all(root);
    fs::create_directories(root / "neutral");
    fs::create_directories(root / "one");
    std::ofstream(root / "neutral/a.json")
        << R"J({"area": "a", "operations": {"twice": {"signature": "(x: array, /, *, by: int = 2)", "result": "array(same(x), same(x))", )J"
        << also << R"("meaning": "x + x."}}})";
    std::ofstream(root / "one/framework.json")
        << R"J({"framework": "one", "distributions": [], "versions": ["1"], "module": "one", "imports": [{"module": "one", "as": "one"}], "array": "A",
                "dtype_rules": {"default_float": "float32", "default_int": "int64", "promotion": "none"}})J";
    std::ofstream(root / "one/a.json") << R"({"framework": "one", "area": "a", )" << list << "}";
    TableCompiler compiler;
    compiler.compile(root);
    fs::remove_all(root);
    return compiler.problems();
}

/// The same of one entry, which has this besides its name.
std::vector<std::string> problemsOfEntry(const std::string& rest) { return problemsOf(R"("entries": [{"api": "one.f", )" + rest + "}]"); }

}  // namespace

TEST_CASE("wrong operations are told of where they are wrong") {
    auto [also, message] = GENERATE(table<std::string, std::string>({
        {R"J("update": "at_twice", )J", "there is no operation `at_twice`"},
        {R"J("takes": "first(by)", )J", "expected one of last, channels, on_axis"},
        {R"J("sizes": "doubled", )J", "expected one of same, with_last"},
        {R"J("sizes": "with_last(times)", )J", "a rule takes names of the operation's parameters"},
        {R"J("draws_weights": 1, )J", "true or false is expected"},
    }));
    const std::vector<std::string> problems = problemsOf("\"entries\": []", also);
    INFO(also);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0], Catch::Contains("a.json:1:") && Catch::Contains(message));
}

TEST_CASE("wrong libraries are told of where they are wrong") {
    auto [library, message] = GENERATE(table<std::string, std::string>({
        {R"J({"modules": ["b"], "serves": ["torch"]})J", "unknown key `serves`"},
        {R"J({"modules": ["a"]})J", "`a` is named twice"},
        {R"J({"modules": ["b"], "works_with": ["nothing"]})J", "there is no framework `nothing`"},
        {R"J({"modules": ["b"], "gives": true})J", "`gives` goes with `works_with`"},
        {R"J({"modules": ["b"], "takes_any": true})J", "`takes_any` goes with `gives`"},
        {R"J({"modules": ["b"], "instead": {"one": 1}})J", "a string is expected"},
        {R"J({"modules": ["json"]})J", "`json` is among the libraries, too"},
    }));
    const fs::path root = fs::temp_directory_path() / "regraft-libraries-test";
    fs::create_directories(root / "neutral");
    std::ofstream(root / "libraries.json") << "{\"libraries\": [{\"modules\": [\"a\"]},\n" << library << "], \"python\": [\"json\"]}";
    TableCompiler compiler;
    compiler.compile(root);
    fs::remove_all(root);
    INFO(library);
    REQUIRE(compiler.problems().size() == 1);
    CHECK_THAT(compiler.problems()[0], Catch::Contains("libraries.json:2:") && Catch::Contains(message));
}

TEST_CASE("a table that can't be read is told of") {
    const fs::path root = fs::temp_directory_path() / "regraft-unreadable-test";
    fs::create_directories(root / "neutral" / "folder.json");
    TableCompiler compiler;
    compiler.compile(root);
    fs::remove_all(root);
    REQUIRE(compiler.problems().size() == 1);
    CHECK_THAT(compiler.problems()[0], Catch::Contains("folder.json") && Catch::Contains("cannot be read"));
}

TEST_CASE("a right entry has no problems") {
    CHECK(
        problemsOfEntry(
            R"J("signature": "(x, n=2, order=None)", "lift": "twice(x, by=n)", "ignored": {"order": "layout"}, "examples": ["one.f(x)"])J")
            .empty());
}

TEST_CASE("wrong entries are told of where they are wrong") {
    auto [rest, message] = GENERATE(table<std::string, std::string>({
        {R"J("signature": "(x)", "lift": "twice()")J", "`twice` needs `x`"},
        {R"J("signature": "(x)", "lift": "twice(x, x=x)")J", "`twice` is given `x` twice"},
        {R"J("signature": "(x)", "lift": "twice(x, x, x)")J", "too many arguments for `twice`"},
        {R"J("signature": "(x)", "lift": "twice(x, times=3)")J", "`twice` has no parameter `times`"},
        {R"J("signature": "(x)", "lift": "twice(x)", "gives_none": "yes")J", "true or false is expected"},
        {R"J("signature": "(x)", "lift": "twice(x)", "lower": "no")J", "true or false is expected"},
        {R"J("signature": "(x)", "lift": "twice(x)", "writes": "y")J", "the signature has no parameter `y`"},
        {R"J("signature": "(x)", "lift": "twice(x)", "ignored": ["x"])J", "an object is expected"},
        {R"J("signature": "(x)", "lift": "twice(x)", "ignored": {"y": "none"})J", "the signature has no parameter `y`"},
        {R"J("signature": "(x)", "lift": "twice(x)", "examples": "one.f(x)")J", "a list of strings is expected"},
        {R"J("signature": "(x)", "lift": "twice(x)", "since": "1")J", "unknown key `since`"},
    }));
    const std::vector<std::string> problems = problemsOfEntry(rest);
    INFO(rest);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0], Catch::Contains("a.json:1:") && Catch::Contains(message));
}
