#include "project/framework_scan.h"

#include <catch2/catch.hpp>

using namespace regraft;

TEST_CASE("only whole words count") {
    const FrameworkScan scan({"torch", "jax"});
    CHECK(scan.mentionsOne("import torch"));
    CHECK(scan.mentionsOne("torch"));
    CHECK(scan.mentionsOne("from jax.numpy import x"));
    CHECK(scan.mentionsOne("pytorch torch"));
    CHECK_FALSE(scan.mentionsOne("import pytorch_lightning, torchvision, ajax, jax2, _torch"));
    CHECK_FALSE(scan.mentionsOne(""));
    CHECK_FALSE(FrameworkScan({}).mentionsOne("torch"));
}

TEST_CASE("one word may begin another") {
    const FrameworkScan scan({"jax", "jaxlib"});
    CHECK(scan.mentionsOne("jaxlib"));
    CHECK(scan.mentionsOne("jaxlibs jax"));
    CHECK_FALSE(scan.mentionsOne("jaxlibs"));
}

TEST_CASE("letters within words, in any case if asked") {
    CHECK(FrameworkScan({"scikit"}, FrameworkScan::Case::Any).spellsOne("pip install SciKit-Learn"));
    CHECK(FrameworkScan({"torch"}).spellsOne("pytorch_lightning"));
    CHECK_FALSE(FrameworkScan({"torch"}).spellsOne("PyTorCh tor"));
    CHECK_FALSE(FrameworkScan({"torch"}, FrameworkScan::Case::Any).spellsOne("TORC"));
}
