#include "project/selection.h"

#include <catch2/catch.hpp>

#include "project/project_names.h"

using namespace regraft;

namespace {

bool tells(const Selection& selection, DiagCode code, const std::string& path = "/p/src/a.py") {
    return selection.tells({code, {}, "", "", false}, {path, path, path, true});
}

}  // namespace

TEST_CASE("the longer prefix decides") {
    CHECK(tells({}, DiagCode::UnknownApi));
    CHECK(tells({{"RG01"}, {}, {}}, DiagCode::UnknownApi));
    CHECK_FALSE(tells({{"RG02"}, {}, {}}, DiagCode::UnknownApi));
    CHECK(tells({{"RG0100"}, {"RG01"}, {}}, DiagCode::UnknownApi));
    CHECK_FALSE(tells({{"RG0100"}, {"RG01"}, {}}, DiagCode::NoCounterpart));
    CHECK_FALSE(tells({{"RG01"}, {"RG0100"}, {}}, DiagCode::UnknownApi));
    CHECK_FALSE(tells({{"RG01"}, {"RG01"}, {}}, DiagCode::UnknownApi));
    CHECK(tells({{"RG02"}, {"RG"}, {}}, DiagCode::SyntaxError));
}

TEST_CASE("globs for files: names anywhere, paths below their folder") {
    const auto rule = [](const char* glob) { return Selection{{}, {}, {{"/p", glob, {"RG01"}}}}; };
    CHECK_FALSE(tells(rule("a.py"), DiagCode::UnknownApi));
    CHECK_FALSE(tells(rule("src/*.py"), DiagCode::UnknownApi));
    CHECK_FALSE(tells(rule("**/a.py"), DiagCode::UnknownApi));
    CHECK(tells(rule("src"), DiagCode::UnknownApi));
    CHECK(tells(rule("/p/src/a.py"), DiagCode::UnknownApi));
    CHECK(tells(rule("a.py"), DiagCode::Approximate));
}

TEST_CASE("prefixes of codes") {
    CHECK(isCodePrefix("RG"));
    CHECK(isCodePrefix("RG0100"));
    CHECK_FALSE(isCodePrefix(""));
    CHECK_FALSE(isCodePrefix("RG77"));
    CHECK_FALSE(isCodePrefix("RG01000"));
    CHECK_FALSE(isCodePrefix("rg01"));
}

TEST_CASE("files of no project are named from the fallback") {
    ProjectNames roots("/nowhere/at/all");
    CHECK(roots.of("/nowhere/at/all/x/a.py") == "x/a.py");
    CHECK(roots.of("/nowhere/else/a.py").empty());
}
