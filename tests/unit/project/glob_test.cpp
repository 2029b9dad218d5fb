#include "project/glob.h"

#include <catch2/catch.hpp>

using regraft::globMatches;

TEST_CASE("stars stop at slashes, double stars do not") {
    CHECK(globMatches("*.py", "a.py"));
    CHECK_FALSE(globMatches("*.py", "a/b.py"));
    CHECK(globMatches("a/**/c", "a/c"));
    CHECK(globMatches("a/**/c", "a/x/y/c"));
    CHECK_FALSE(globMatches("a/**/c", "a/xc"));
    CHECK(globMatches("**/c", "c"));
    CHECK(globMatches("**/c", "a/b/c"));
    CHECK(globMatches("a/**", "a/b/c"));
    CHECK_FALSE(globMatches("a/**", "a/"));
    CHECK_FALSE(globMatches("a**b", "a/b"));
    CHECK(globMatches("a**b", "axxb"));
}

TEST_CASE("single characters and classes") {
    CHECK(globMatches("?.py", "a.py"));
    CHECK_FALSE(globMatches("a?b", "a/b"));
    CHECK(globMatches("[a-c]x", "bx"));
    CHECK_FALSE(globMatches("[!a-c]x", "bx"));
    CHECK(globMatches("[!a-c]x", "dx"));
    CHECK_FALSE(globMatches("a[!b]c", "a/c"));
    CHECK(globMatches("[]]", "]"));
    CHECK(globMatches("[a-]", "-"));
    CHECK(globMatches("\\*", "*"));
    CHECK_FALSE(globMatches("\\*", "x"));
    CHECK_FALSE(globMatches("[a", "[a"));
}

TEST_CASE("the ends") {
    CHECK(globMatches("", ""));
    CHECK(globMatches("*", ""));
    CHECK_FALSE(globMatches("a", ""));
    CHECK_FALSE(globMatches("", "a"));
    CHECK(globMatches("***", "abc"));
    CHECK_FALSE(globMatches("ab", "abc"));
    CHECK_FALSE(globMatches("abc", "ab"));
}

TEST_CASE("a pattern of many stars takes no time") {
    CHECK_FALSE(globMatches("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", std::string(200, 'a')));
    CHECK_FALSE(globMatches("**/a/**/a/**/a/**/b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}

TEST_CASE("stars and folders together") {
    CHECK(globMatches("**/test_*.py", "a/b/test_x.py"));
    CHECK(globMatches("a*/**/c*d", "ab/x/y/cxd"));
    CHECK(globMatches("**/a/*b", "a/x/a/cb"));
    CHECK_FALSE(globMatches("a*/c", "ab/x/c"));
}
