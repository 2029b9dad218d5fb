#include <catch2/catch.hpp>

#include "inspect.h"

using namespace regraft;
using test::Inspected;
using test::Strings;

namespace {

Inspected jaxFile(const std::string& text) {
    return Inspected("import jax\nimport jax.numpy as jnp\nfrom functools import partial\nx = jnp.ones((2, 3))\nv = jnp.ones(4)\n" + text,
                     {"jax"});
}

}  // namespace

TEST_CASE("a function that is differentiated gets arrays, and its gradient is like its argument") {
    Inspected file = jaxFile("def loss(w, n):\n    return (w ** 2).sum() * n\ng = jax.grad(loss)(x, 3)\n");
    CHECK(file.type("g") == "array jax float32 (2, 3)");
    CHECK(jaxFile("g = jax.grad(lambda a: a * a)(2.0)").type("a") == "array jax float32 ()");
    CHECK(jaxFile("value, g = jax.value_and_grad(lambda a, b: (a * b).sum(), argnums=1)(x, v)").type("g") == "array jax float32 (4)");
    CHECK(jaxFile("g = jax.grad(lambda a, b: a.sum() + b.sum(), argnums=(0, 1))(x, v)").type("g") ==
          "tuple[array jax float32 (2, 3), array jax float32 (4)]");
    CHECK(jaxFile("h = jax.hessian(lambda a: a.sum())(v)").type("h") == "array jax float32 (?, ?)");
}

TEST_CASE("a mapped function sees one axis less") {
    Inspected file = jaxFile("y = jax.vmap(lambda row, all: row.sum() + all, in_axes=(0, None))(x, x)");
    CHECK(file.type("row") == "array jax float32 (?)");
    CHECK(file.type("all") == "array jax float32 (2, 3)");
    CHECK(file.type("y") == "array jax float32 (?, ?, ?)");
}

TEST_CASE("loops carry a state and stack what else they give") {
    Inspected file = jaxFile("last, ys = jax.lax.scan(lambda c, row: (c + 1, row * 2), 0, x)");
    CHECK(file.type("row") == "array jax float32 (?)");
    CHECK(file.type("last") == "array jax int32 ()");
    CHECK(file.type("ys") == "array jax float32 (?, ?)");
    CHECK(jaxFile("y = jax.lax.fori_loop(0, 3, lambda i, a: a + i, x)").type("i") == "array jax int32 ()");
}

TEST_CASE("what a jitted function uses as an array is one") {
    CHECK(jaxFile("@jax.jit\ndef f(a):\n    return a.sum()\n").firstType("a") == "array jax");
    CHECK(jaxFile("@partial(jax.jit, static_argnames='a')\ndef f(a):\n    return a.sum()\n").firstType("a") == "assumed array jax");
    CHECK(jaxFile("@partial(jax.jit, static_argnums=0)\ndef f(n, a):\n    return a.sum() * n\ny = f(2, v)\n").type("y") ==
          "array jax ()");  // float32 once, before the analyses met: the dtype is to come back
}

TEST_CASE("a transformed function that is called anew is a use of the transformation alone") {
    CHECK(jaxFile("g = jax.grad(jnp.tanh)(v[0])").uses() ==
          Strings{"jax.numpy.ones", "jax.numpy.ones", "jax.grad", "=jax.numpy.tanh", "operator []"});
}
