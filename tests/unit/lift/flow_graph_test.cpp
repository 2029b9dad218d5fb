#include <catch2/catch.hpp>

#include "lift_case.h"

using namespace regraft;
using test::LiftCase;

namespace {

bool reaches(const LiftCase& file, std::string_view from, std::string_view to, std::string_view without = "-") {
    FlowGraph flow(*file.file->module);
    auto node = [&](std::string_view begin) { return flow.nodeOf(file.statement(begin)); };
    return flow.reaches(node(from), node(to),
                        [&](FlowGraph::NodeIndex at) { return flow.statement(at)->span.of(file.text).starts_with(without); });
}

}  // namespace

TEST_CASE("statements follow each other, branches don't") {
    LiftCase file("a = 1\nif a:\n    b = 2\nelse:\n    c = 3\nd = 4\n");
    CHECK(reaches(file, "a", "d"));
    CHECK(reaches(file, "b", "d"));
    CHECK_FALSE(reaches(file, "b", "c"));
    CHECK_FALSE(reaches(file, "d", "a"));
    CHECK_FALSE(reaches(file, "a", "d", "if"));
    CHECK(reaches(file, "a", "d", "b"));
}

TEST_CASE("loops come round, and may be left") {
    LiftCase file("for i in x:\n    a = 1\n    if a:\n        break\n    b = 2\nelse:\n    c = 3\nd = 4\n");
    CHECK(reaches(file, "b =", "a"));
    CHECK(reaches(file, "a", "a"));
    CHECK(reaches(file, "break", "d"));
    CHECK_FALSE(reaches(file, "break", "c"));
    CHECK_FALSE(reaches(file, "a", "b", "if"));
}

TEST_CASE("what raises goes to the handlers, what returns ends") {
    LiftCase file("try:\n    a = 1\n    b = 2\nexcept E:\n    c = 3\nfinally:\n    d = 4\nraise E\ne = 5\n");
    CHECK(reaches(file, "a", "c"));
    CHECK(reaches(file, "b", "c"));
    CHECK(reaches(file, "c", "d"));
    CHECK_FALSE(reaches(file, "raise", "e"));
}
