#include "mapping/libraries.h"

#include <catch2/catch.hpp>

#include "mapping/tables.h"

using namespace regraft;

TEST_CASE("a module belongs to the library that is known of most exactly") {
    const Libraries& libraries = Tables::builtin().libraries();
    const Framework& torch = *Tables::builtin().framework("torch");
    REQUIRE(libraries.of("einops.layers.torch.Rearrange"));
    CHECK(libraries.of("einops.layers.torch.Rearrange")->isBoundTo(torch));
    CHECK(libraries.of("einops.layers.torch.Rearrange")->moduleOf("einops.layers.torch.Rearrange") == "einops.layers.torch");
    CHECK_FALSE(libraries.of("einops.rearrange")->isBoundTo(torch));
    CHECK(libraries.of("torchvision")->isBoundTo(torch));
    CHECK_FALSE(libraries.of("scipy.signal")->isBoundTo(*Tables::builtin().framework("numpy")));
    CHECK_FALSE(libraries.of("torch"));
    CHECK_FALSE(libraries.of("torchvisions"));
    CHECK(libraries.isPython("os.path"));
}
