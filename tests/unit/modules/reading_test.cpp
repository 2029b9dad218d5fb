#include "modules/reading.h"

#include <catch2/catch.hpp>

using namespace regraft;

namespace {

/// `a = one(1)` and `b = two(2)`, where `one(1)` reads as `first[1]` and a line comes before the second.
Reading example(std::string_view original) {
    return Reading(original, {{{4, 10}, {{"first[", {4, 8}, false}, {"1", {8, 9}, true}, {"]", {9, 10}, false}}, 0},
                              {{11, 11}, {{"c = 3\n", {15, 21}, false}}, 1}});
}

}  // namespace

TEST_CASE("a reading is the text with its changes") {
    Reading reading = example("a = one(1)\nb = two(2)\n");
    CHECK(reading.text() == "a = first[1]\nc = 3\nb = two(2)\n");
    CHECK(reading.groups() == std::vector<int>{0, 1});
}

TEST_CASE("places of a reading are places of what it comes from") {
    Reading reading = example("a = one(1)\nb = two(2)\n");
    CHECK(reading.placeOf({0, 1}) == Span{0, 1});
    CHECK(reading.placeOf({10, 11}) == Span{8, 9});    // copied letter by letter
    CHECK(reading.placeOf({4, 12}) == Span{4, 10});    // `first[1]` is said of `one(1)`
    CHECK(reading.placeOf({13, 18}) == Span{15, 21});  // the line that is new is said of what it is made for
    CHECK(reading.placeOf({23, 29}) == Span{15, 21});
    CHECK(reading.placeIn(11) == 19);
}

TEST_CASE("groups go back to the original, with what was changed inside of them") {
    Reading reading = example("a = one(1)\nb = two(2)\n");
    Edit inside{{4, 9}, "third"}, outside{{23, 26}, "four"};
    CHECK(*reading.finish({inside, outside}, {}) == "a = third[1]\nc = 3\nb = four(2)\n");
    CHECK(*reading.finish({inside, outside}, {0}) == "a = one(1)\nc = 3\nb = four(2)\n");
    CHECK(*reading.finish({inside, outside}, {0, 1}) == "a = one(1)\nb = four(2)\n");
    Edit across{{2, 6}, "x"};
    CHECK(!reading.finish({across}, {0}));
}
