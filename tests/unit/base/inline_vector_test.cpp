#include "base/inline_vector.h"

#include <catch2/catch.hpp>

#include <numeric>

using regraft::InlineVector;

TEST_CASE("elements survive growing beyond the inline storage") {
    InlineVector<int, 4> list;
    REQUIRE(list.empty());
    for (int i = 0; i < 1000; ++i) {
        list.push_back(i);
        REQUIRE(list.back() == i);
    }
    REQUIRE(list.size() == 1000);
    REQUIRE(std::accumulate(list.begin(), list.end(), 0) == 999 * 1000 / 2);
    REQUIRE(list.view()[3] == 3);
    list.clear();
    REQUIRE(list.empty());
}
