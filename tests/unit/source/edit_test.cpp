#include "source/edit.h"

#include <catch2/catch.hpp>

using namespace regraft;

TEST_CASE("edits in any order") {
    CHECK(applyEdits("torch.cat(x)", {{{10, 11}, "y"}, {{0, 9}, "jnp.concatenate"}}) == "jnp.concatenate(y)");
    CHECK(applyEdits("abc", {}) == "abc");
    CHECK(applyEdits("abc", {{{0, 3}, ""}}) == "");
    CHECK(applyEdits("", {{{0, 0}, "x"}}) == "x");
}

TEST_CASE("insertions at one place keep their order and precede its replacement") {
    CHECK(applyEdits("ab", {{{1, 1}, "1"}, {{1, 2}, "B"}, {{1, 1}, "2"}}) == "a12B");
    CHECK(applyEdits("ab", {{{2, 2}, "1"}, {{2, 2}, "2"}}) == "ab12");
}

TEST_CASE("adjacent replacements") { CHECK(applyEdits("abcd", {{{2, 4}, "Y"}, {{0, 2}, "X"}}) == "XY"); }

TEST_CASE("edits that overlap are refused") {
    CHECK_FALSE(applyEdits("abcd", {{{0, 3}, "x"}, {{2, 4}, "y"}}));
    CHECK_FALSE(applyEdits("abcd", {{{0, 3}, "x"}, {{1, 1}, "y"}}));
    CHECK_FALSE(applyEdits("ab", {{{1, 3}, "x"}}));
}
