#include "project/mentions.h"

#include <catch2/catch.hpp>

using namespace regraft;

TEST_CASE("a file mentions a framework by its modules, or by a library that works with it") {
    const Mentions all;
    CHECK(all.in("import torch"));
    CHECK(all.in("xp = array_namespace(x)"));
    CHECK(all.in("from torchvision import models"));
    CHECK_FALSE(all.in("import json\n# torchvision"));
    CHECK_FALSE(all.in("import scipy"));  // computes in NumPy whatever becomes of the code
}

TEST_CASE("only the frameworks that are asked for count") {
    const Mentions jax({Tables::builtin().framework("jax")});
    CHECK(jax.in("import jax"));
    CHECK(jax.in("import equinox"));
    CHECK(jax.in("x = 1  # regraft: ignore"));
    CHECK_FALSE(jax.in("import torch, torchvision"));
    CHECK_FALSE(jax.in("xp = array_namespace(x)"));
    CHECK(jax.areImported({"flax.nnx"}));
    CHECK_FALSE(jax.areImported({".jax"}));
}
