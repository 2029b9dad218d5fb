#include "base/arena.h"

#include <catch2/catch.hpp>

#include <cstdint>
#include <vector>

using regraft::Arena;

TEST_CASE("allocations are aligned and distinct") {
    Arena arena;
    std::vector<char*> places;
    for (std::size_t i = 0; i < 5000; ++i) {
        const std::size_t align = std::size_t{1} << (i % 5);
        char* place = static_cast<char*>(arena.allocate(1 + i % 40, align));
        REQUIRE(reinterpret_cast<std::uintptr_t>(place) % align == 0);
        std::memset(place, static_cast<int>(i), 1 + i % 40);
        places.push_back(place);
    }
    for (std::size_t i = 0; i < places.size(); ++i) REQUIRE(places[i][i % 40] == static_cast<char>(i));
}

TEST_CASE("an allocation may be larger than a block") {
    Arena arena;
    char* large = static_cast<char*>(arena.allocate(5 << 20));
    large[(5 << 20) - 1] = 'x';
    REQUIRE(arena.bytesUsed() == 5 << 20);
}

TEST_CASE("many blocks are fine") {
    Arena arena;
    for (int i = 0; i < 200; ++i) arena.allocate(1 << 20);
    REQUIRE(arena.bytesUsed() == std::size_t{200} << 20);
}

TEST_CASE("copies don't share memory with the original") {
    Arena arena;
    std::string text = "abc";
    const std::string_view kept = arena.copy(std::string_view(text));
    text[0] = 'x';
    REQUIRE(kept == "abc");
    std::vector<int> numbers{1, 2, 3};
    const std::span<int> list = arena.copy(numbers);
    numbers[0] = 9;
    REQUIRE(list[0] == 1);
    REQUIRE(arena.copy(std::string_view()).empty());
}

TEST_CASE("an arena knows what lies in it") {
    Arena arena, other;
    const char* small = static_cast<char*>(arena.allocate(8));
    const char* large = static_cast<char*>(arena.allocate(3 << 20));
    for (const char* own : {small, large, large + (3 << 20) - 1}) REQUIRE(arena.owns(own));
    for (const char* foreign : {small, large}) REQUIRE_FALSE(other.owns(foreign));
}
