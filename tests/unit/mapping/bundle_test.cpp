#include <catch2/catch.hpp>

#include "mapping/bundle.h"

using namespace regraft;

TEST_CASE("a bundle finds what was put in") {
    std::string bytes = writeBundle({{"api/torch/torch.linalg.inv", "A"}, {"api/torch/torch.sum", "B"}, {"op/sum", ""}});
    Bundle bundle(bytes);
    CHECK(bundle.find("api/torch/torch.sum") == "B");
    CHECK(bundle.find("op/sum") == "");
    CHECK_FALSE(bundle.find("api/torch/torch.su"));
    CHECK(bundle.hasPrefix("api/torch/torch.linalg."));
    CHECK_FALSE(bundle.hasPrefix("api/torch/torch.fft."));
    CHECK(bundle.keysBelow("api/torch/") == std::vector<std::string_view>{"torch.linalg.inv", "torch.sum"});
}

TEST_CASE("an empty bundle has nothing") { CHECK_FALSE(Bundle("").find("op/sum")); }
