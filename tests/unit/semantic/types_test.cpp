#include <catch2/catch.hpp>

#include "inspect.h"

using namespace regraft;
using test::Inspected;
using test::Strings;

namespace {
Inspected torchFile(const std::string& text) { return Inspected("import torch\nx = torch.ones(2, 3)\nv = torch.ones(4)\n" + text); }
}  // namespace

TEST_CASE("operators on arrays") {
    CHECK(torchFile("y = x + 1").type("x + 1") == "array torch float32 (?, ?)");
    CHECK(torchFile("y = 1 - x").uses().back() == "operator -");
    CHECK(torchFile("y = x > 0").type("x > 0") == "array torch bool (?, ?)");
    CHECK(torchFile("y = -x").uses().back() == "operator unary -");
    CHECK(torchFile("y = not x").uses().size() == 2);
    CHECK(torchFile("y = x is None").uses().size() == 2);
    CHECK(torchFile("y = x + 'a'").uses().size() == 2);
    CHECK(torchFile("y = x * unknown").type("y") == "assumed array torch");
    CHECK(torchFile("y = len(x) + float(v.sum())").type("y") == "float");
}

TEST_CASE("indexing keeps, drops and adds axes") {
    CHECK(torchFile("y = x[0]").type("y") == "array torch float32 (?)");
    CHECK(torchFile("y = x[:, None, ..., 1:]").type("y") == "array torch float32 (?, ?, ?)");
    CHECK(torchFile("y = x[0, -1]").type("y") == "array torch float32 ()");
    CHECK(torchFile("y = x[x > 0]").type("y") == "array torch float32 (?)");
    CHECK(torchFile("k = torch.tensor([0, 1])\ny = x[k]").type("y") == "array torch float32 (?, ?)");
    CHECK(torchFile("y = x[unknown]").type("y") == "array torch float32");
    CHECK(torchFile("i = 0\ny = x[i]").type("y") == "array torch float32 (?)");
}

TEST_CASE("stores are uses") {
    CHECK(torchFile("x[0] = 1").uses().back() == "operator []=!");
    CHECK(torchFile("x += 1").uses().back() == "operator +!");
    CHECK(torchFile("x[0] += 1").uses().back() == "operator +!");
    CHECK(torchFile("x.data = v").uses().back() == "torch.Tensor.data!");
    CHECK(torchFile("del x[0]").uses().back() == "operator []=!");
    Inspected file = torchFile("x *= 2");
    const Use* use = file.use("operator *");
    REQUIRE(use);
    CHECK(use->site.operands.size() == 2);
    CHECK(use->site.node->kind == ast::Kind::NameExpr);
}

TEST_CASE("a module's name that only Python gives is changed") {
    CHECK(torchFile("__doc__ += 'more'\ncopyright += 1\ny = x").type("y") == "array torch float32 (2, 3)");
}

TEST_CASE("in place keeps the dtype of what can change") {
    CHECK(torchFile("x = x.to(torch.int32)\nx += 1.5\ny = x").type("y") == "array torch int32 (2, 3)");
    Inspected jax("import jax.numpy as jnp\nx = jnp.ones(3, dtype=jnp.int32)\nx += 1.5\ny = x", {"jax"});
    CHECK(jax.type("y").find("array jax") == 0);
    CHECK(jax.type("y").find("int32") == std::string::npos);
}

TEST_CASE("unpacking and iterating") {
    CHECK(torchFile("a, b = x").type("a") == "array torch float32 (3)");
    CHECK(torchFile("a, *b = x, v, 1").type("b") == "list[unknown]");
    CHECK(torchFile("*a, b = v, v, 1").type("a") == "list[array torch float32 (4)]");
    CHECK(torchFile("n, m = x.shape").type("n") == "int");
    CHECK(torchFile("for i, row in enumerate(x):\n    pass").type("row") == "array torch float32 (3)");
    CHECK(torchFile("for a, b in zip(x, v):\n    pass").type("b") == "array torch float32 ()");
    CHECK(torchFile("values, i = torch.max(x, 1)").type("i") == "array torch int64 (?)");
    CHECK(torchFile("r = torch.max(x, 1)\ny = r.indices").type("y") == "array torch int64 (?)");
    CHECK(torchFile("y = [a.sum() for a in [x, v]]").type("y") == "list[array torch float32 ()]");
    CHECK(torchFile("d = {'a': x}\nfor k, w in d.items():\n    pass").type("w") == "array torch float32 (2, 3)");
}

TEST_CASE("paths are joined") {
    CHECK(torchFile("if c:\n    y = x\nelse:\n    y = v\nz = y").type("z") == "array torch float32");
    CHECK(torchFile("if c:\n    y = x\nelse:\n    y = 1\nz = y").type("z") == "");
    CHECK(torchFile("y = 1\nif c:\n    y = x\n    raise E\nz = y").type("z") == "int");
    CHECK(torchFile("y = None\nif c:\n    y = x\nz = y").type("z") == "optional array torch float32 (2, 3)");
    CHECK(torchFile("y = None\nif c:\n    y = x\nif y is not None:\n    z = y").type("z") == "array torch float32 (2, 3)");
    CHECK(torchFile("y = x\nfor i in range(3):\n    y = y.sum(0)\nz = y").type("z") == "array torch float32");
    CHECK(torchFile("y = x\nwhile True:\n    y = 1\n    if c:\n        break\n    y = v\nz = y").type("z") == "int");
    CHECK(torchFile("try:\n    y = x\n    y = 1\nexcept E:\n    z = y").type("z") == "");
    CHECK(torchFile("y = x if c else v").type("y") == "array torch float32");
    CHECK(torchFile("y = None or x").type("y") == "array torch float32 (2, 3)");
}

TEST_CASE("constants keep their values") {
    CHECK(torchFile("axis = 1\ny = x.sum(axis)").type("y") == "array torch float32 (?)");
    CHECK(torchFile("axes = (0, -1)\ny = x.sum(axes)").type("y") == "array torch float32 ()");
    CHECK(torchFile("axis = 1\nif c:\n    axis = (0, 1)\ny = x.sum(axis)").type("y") == "array torch float32");
}

TEST_CASE("local functions") {
    CHECK(torchFile("def _f(a, n=1):\n    return a\ny = _f(x)").type("y") == "array torch float32 (2, 3)");
    CHECK(torchFile("def f(a):\n    return a + 1\ny = f(x)").type("a + 1") == "assumed array torch");
    CHECK(torchFile("def _f(a):\n    return a\ny = _f(x)\nz = _f(1)").type("y") == "");
    CHECK(torchFile("def _fact(n, a):\n    if n:\n        return _fact(n - 1, a) * a\n    return a\ny = _fact(3, x)").type("y") ==
          "array torch float32 (?, ?)");
    CHECK(torchFile("f = lambda a: a.sum()\ny = f(x)").type("y") == "array torch float32 ()");
    CHECK(torchFile("def f():\n    def g():\n        return x\n    return g()\ny = f()").type("y") == "array torch float32 (2, 3)");
    CHECK(torchFile("def f(*, a):\n    yield a\nfor y in f(a=x):\n    pass").type("y") == "assumed array torch");
    CHECK(torchFile("@unknown\ndef f(a):\n    return a\ny = f(x)").type("y") == "");
    CHECK(torchFile("@torch.no_grad()\ndef f():\n    return x\ny = f()").type("y") == "array torch float32 (2, 3)");
}

TEST_CASE("annotations") {
    std::string head = "import torch\nfrom typing import Dict, List, Optional, Tuple, Union\nfrom torch import Tensor\n";
    auto parameter = [&](const std::string& annotation) { return Inspected(head + "def f(a: " + annotation + "):\n    y = a").type("y"); };
    CHECK(parameter("torch.Tensor") == "array torch");
    CHECK(parameter("Tensor") == "array torch");
    CHECK(parameter("'torch.Tensor'") == "array torch");
    CHECK(parameter("Optional[Tensor] = None") == "optional array torch");
    CHECK(parameter("Tensor | None") == "optional array torch");
    CHECK(parameter("List[Tensor]") == "list[array torch]");
    CHECK(parameter("Tuple[Tensor, int]") == "tuple[array torch, int]");
    CHECK(parameter("Dict[str, Tensor]") == "dict[str, array torch]");
    CHECK(parameter("Union[Tensor, int]") == "");
    CHECK(parameter("Tensor = None") == "optional array torch");
}

TEST_CASE("classes") {
    std::string head =
        "class Net(torch.nn.Module):\n"
        "    scale: torch.Tensor\n"
        "    def __init__(self, w):\n        self.w = w\n        self.cache = None\n        self.act = torch.relu\n"
        "    @property\n    def doubled(self):\n        return self.w * 2\n"
        "    def forward(self, a):\n        self.cache = a\n        return self.act(a) + self.w\n"
        "net = Net(x)\n";
    CHECK(torchFile(head + "y = net.w").type("y") == "assumed array torch");
    CHECK(torchFile(head + "y = net.cache").type("y") == "");                                  // nobody calls forward
    CHECK(torchFile(head + "z = net(v)\ny = net.cache").type("y") == "optional array torch");  // a module's forward is called with arrays
    CHECK(torchFile(head + "y = net.doubled").type("y") == "assumed array torch");
    CHECK(torchFile(head + "y = net(v)").type("y") == "array torch");
    CHECK(torchFile(head + "y = net.scale").type("y") == "array torch");
    CHECK(torchFile("class A:\n    def f(self):\n        return x\nclass B(A):\n    pass\ny = B().f()").type("y") ==
          "array torch float32 (2, 3)");
    CHECK(torchFile("class P(NamedTuple):\n    a: torch.Tensor\ny = P(x).a").type("y") == "array torch");
}

TEST_CASE("parameters are guessed from their use") {
    CHECK(Inspected("import torch\ndef f(a):\n    b = a\n    return torch.relu(a)").type("b") == "assumed array torch");
    CHECK(Inspected("import torch\ndef f(a):\n    b = a\n    return a.unsqueeze(0)").type("b") == "assumed array torch");
    CHECK(Inspected("import torch\ndef f(a):\n    b = a\n    return a.sum()").type("b") == "assumed array torch");
    CHECK(Inspected("import torch\nimport pandas\ndef f(a):\n    b = a\n    return a.sum()").type("b") == "");
    CHECK(Inspected("import torch\nimport numpy as np\ndef f(a):\n    b = a\n    return a.sum()").type("b") == "");
    CHECK(Inspected("import torch\ndef f(a):\n    b = a\n    return a.to('cpu')").type("b") == "");  // modules have that, too
    CHECK(Inspected("import torch\ndef f(ctx):\n    b = ctx\n    return ctx.dim").type("b") == "");  // a method, but not called
    CHECK(Inspected("import torch\ndef f(a):\n    b = a\n    return a.append(torch.ones(2))").type("b") == "");
    CHECK(Inspected("import torch\ndef f(a):\n    return a.sum(dim=1)").uses() == Strings{"torch.Tensor.sum?"});
    CHECK(Inspected("import torch\ndef g(a):\n    return torch.relu(a)\ndef f(c):\n    b = c\n    return g(c)").type("b") ==
          "assumed array torch");
    CHECK(Inspected("import torch\ndef f(a, m=None):\n    if m is not None:\n        b = m\n        m.unsqueeze(0)").type("b") ==
          "assumed array torch");
}

TEST_CASE("what itertools makes of iterables") {
    Inspected file(
        "import torch\nimport itertools\nxs = [torch.ones(2)]\nfor a, b in itertools.combinations(xs, 2):\n    pass\n"
        "for i, x in itertools.product(range(3), xs):\n    pass\nfor c in itertools.chain(xs, xs):\n    pass\n");
    CHECK(file.type("a") == "array torch float32 (2)");
    CHECK(file.type("b") == "array torch float32 (2)");
    CHECK(file.type("i") == "int");
    CHECK(file.type("x") == "array torch float32 (2)");
    CHECK(file.type("c") == "array torch float32 (2)");
}

TEST_CASE("results of unknown functions are guessed from their use") {
    Inspected file(
        "import torch\nclass Solver:\n    def __init__(self, f):\n        self.f = f\n    def step(self, t, y):\n        d = self.f(t, y)\n"
        "        n = d.shape\n        return d.unsqueeze(0)\ndef g(h):\n    a = h(1)\n    b = h(2)\n    if b:\n        a.requires_grad_()\n"
        "    return a.unsqueeze(0), b.shape\n");
    CHECK(file.firstType("d") == "assumed array torch");
    CHECK(file.type("d.shape") == "assumed shape torch");
    CHECK(file.type("a") == "assumed array torch");
    CHECK(file.type("b") == "");
}

TEST_CASE("other frameworks' arrays are not the source's") {
    Inspected file("import torch\nimport numpy as np\nx = np.ones(3)\ny = x + 1\nz = x.sum()\nt = torch.ones(3) * 2");
    CHECK(file.type("y") == "array numpy float64 (?)");
    CHECK(file.uses() == Strings{"operator *", "torch.ones"});
}

TEST_CASE("functions as values") {
    CHECK(torchFile("from functools import partial\nf = partial(torch.sum, dim=1)\ny = f(x)").type("y") == "array torch float32 (?)");
    CHECK(torchFile("fs = {'a': torch.relu}\ny = fs['a'](x)").type("y") == "array torch float32 (2, 3)");
    CHECK(torchFile("for f in (torch.relu, torch.tanh):\n    y = f(x)").type("y") == "");
    CHECK(torchFile("y = list(map(torch.relu, [x]))").uses().back() == "=torch.relu");
    CHECK(torchFile("f = x.sum").use("torch.Tensor.sum")->asValue);
}

TEST_CASE("comparisons of unknown values that are used as arrays are masks") {
    auto numpy = [](const std::string& text) { return Inspected("import numpy as np\ndef f(a, b, c):\n" + text, {"numpy"}); };
    CHECK(numpy("    return np.mean(a == b)").type("a == b") == "assumed array numpy bool");
    CHECK(numpy("    hits = a == b\n    return np.mean(hits)").type("a == b") == "assumed array numpy bool");
    CHECK(numpy("    hits = (a == b) & (b < c)\n    n = hits.sum()").type("hits") == "assumed array numpy bool");
    CHECK(numpy("    hits = (a == b) & (b < c)\n    d = hits\n    return np.mean(hits)").type("d") == "assumed array numpy bool");
    CHECK(numpy("    hits = ~(a == b)\n    d = hits\n    return np.mean(hits)").type("d") == "assumed array numpy bool");
    CHECK(numpy("    d = a is b\n    return np.mean(d)").type("d") == "bool");
}

TEST_CASE("the factors of a matrix product are arrays") {
    Inspected file("import torch\ndef f(a, b):\n    c = a\n    return a @ b");
    CHECK(file.type("a @ b") == "assumed array torch");
    CHECK(file.type("c") == "assumed array torch");
    Inspected mixed("import torch\nimport numpy as np\ndef f(a, b):\n    return a @ b", {"torch"});
    CHECK(mixed.type("a @ b").empty());
}

TEST_CASE("sizes that are written out are known") {
    CHECK(torchFile("y = torch.zeros((2, n))").type("y") == "array torch float32 (2, ?)");
    CHECK(torchFile("y = torch.tensor([[1, 2], [3, 4]])").type("y") == "array torch int64 (2, 2)");
    CHECK(torchFile("y = torch.arange(7)").type("y") == "array torch int64 (7)");
    CHECK(torchFile("y = torch.arange(2, 7)").type("y") == "array torch int64 (5)");
    CHECK(torchFile("y = torch.arange(2, 7, 2)").type("y") == "array torch int64 (?)");
    CHECK(torchFile("y = x + x").type("y") == "array torch float32 (?, ?)");
    CHECK(torchFile("y = x[:1]").type("y") == "array torch float32 (?, ?)");
}

TEST_CASE("a tuple of a length that is not known makes no rank") {
    CHECK(torchFile("def f(a: torch.Tensor, sizes: tuple = ()):\n    y = torch.zeros(sizes + a.shape)\n").type("y") ==
          "array torch float32");
    CHECK(torchFile("y = torch.zeros(())").type("y") == "array torch float32 ()");
}

TEST_CASE("objects of a framework's classes") {
    const std::string import = "from torch.distributions import Distribution, Normal\n";
    CHECK(torchFile(import + "d = Normal(x, 1.0)\n").type("d") == "object torch distribution");
    CHECK(torchFile(import + "def f(d: Normal, e: Distribution):\n    g, h = d, e\n").type("h") == "object torch distribution");
    CHECK(torchFile("def f(policy, state):\n    d = policy(state)\n    y = d.sample()\n    return d.log_prob(y)\n").uses().back() ==
          "torch.distributions.Distribution.log_prob?");
}

TEST_CASE("a function that goes through nested dicts wraps what it gives in each round, and comes to an end") {
    std::string tools;
    for (const char* tool : {"c", "cython", "cpp", "fortran", "pythran", "blas", "lapack", "host"})
        tools += "'" + std::string(tool) + "': {'name': '', 'linker': '', 'version': '', 'commands': '', 'args': '', 'found': True},\n";
    Inspected file(
        "import torch\n"
        "def clean(d):\n"
        "    if isinstance(d, dict):\n"
        "        return {k: clean(v) for k, v in d.items() if v != '' and clean(v) != ''}\n"
        "    else:\n"
        "        return d\n"
        "settings = clean({'Compilers': {" +
        tools + "}, 'Machine': {" + tools + "}, 'Dependencies': {" + tools + "}})\nx = torch.zeros(3)\nx\n");
    CHECK(file.type("x") == "array torch float32 (3)");
}
