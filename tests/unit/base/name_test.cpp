#include "base/name.h"

#include <catch2/catch.hpp>

#include <string>

using namespace regraft;

TEST_CASE("equal texts are one name") {
    Arena arena;
    Interner names(arena);
    const Name a = names.intern("alpha");
    const Name b = names.intern(std::string("al") + "pha");
    REQUIRE(a == b);
    REQUIRE(a != names.intern("beta"));
    REQUIRE(a.text() == "alpha");
    REQUIRE(a == std::string_view("alpha"));
}

TEST_CASE("a default name is none") {
    Arena arena;
    Interner names(arena);
    REQUIRE_FALSE(Name());
    REQUIRE(Name().text().empty());
    REQUIRE(names.intern("").operator bool());
    REQUIRE(Name() != names.intern(""));
}

TEST_CASE("thousands of names stay apart") {
    Arena arena;
    Interner names(arena);
    std::vector<Name> made;
    for (int i = 0; i < 20000; ++i) made.push_back(names.intern("name" + std::to_string(i)));
    for (int i = 0; i < 20000; ++i) {
        REQUIRE(made[static_cast<std::size_t>(i)].text() == "name" + std::to_string(i));
        REQUIRE(names.intern("name" + std::to_string(i)) == made[static_cast<std::size_t>(i)]);
    }
}
