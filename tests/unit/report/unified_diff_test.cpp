#include "report/unified_diff.h"

#include <catch2/catch.hpp>

using regraft::unifiedDiff;

TEST_CASE("equal texts have no diff") { CHECK(unifiedDiff("a\n", "a\n", "p").empty()); }

TEST_CASE("a change with its context") {
    CHECK(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n", "p") ==
          "--- p\n+++ p\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
}

TEST_CASE("changes far apart are hunks of their own") {
    std::string before, after;
    for (int i = 0; i < 30; ++i) {
        before += std::to_string(i) + "\n";
        after += (i == 2 || i == 27 ? "x" : std::to_string(i)) + "\n";
    }
    const std::string diff = unifiedDiff(before, after, "p");
    CHECK(diff.find("@@ -1,6 +1,6 @@\n") != std::string::npos);
    CHECK(diff.find("@@ -25,6 +25,6 @@\n") != std::string::npos);
}

TEST_CASE("insertions and deletions at the ends") {
    CHECK(unifiedDiff("", "a\n", "p") == "--- p\n+++ p\n@@ -0,0 +1 @@\n+a\n");
    CHECK(unifiedDiff("a\n", "", "p") == "--- p\n+++ p\n@@ -1 +0,0 @@\n-a\n");
    CHECK(unifiedDiff("a\n", "b\na\n", "p") == "--- p\n+++ p\n@@ -1 +1,2 @@\n+b\n a\n");
}

TEST_CASE("a missing last newline") {
    CHECK(unifiedDiff("a", "b", "p") == "--- p\n+++ p\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
    CHECK(unifiedDiff("a", "a\n", "p") == "--- p\n+++ p\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("changes up to six lines apart share a hunk") {
    CHECK(unifiedDiff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n", "p").find("@@ -1,8 +1,8 @@") != std::string::npos);
    const std::string apart = unifiedDiff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", "p");
    CHECK(apart == "--- p\n+++ p\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("within a change, the old lines come first") {
    CHECK(unifiedDiff("a\nb\nc\nd\n", "w\nx\ny\nz\nd\n", "p") == "--- p\n+++ p\n@@ -1,4 +1,5 @@\n-a\n-b\n-c\n+w\n+x\n+y\n+z\n d\n");
}
