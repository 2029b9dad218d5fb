#include <catch2/catch.hpp>

#include "inspect_program.h"

using namespace regraft;
using namespace regraft::test;

TEST_CASE("what a module defines is known to its importers") {
    InspectedProgram program(Texts{
        {"lib",
         "import torch\ndef make(n):\n    return torch.ones(n)\nclass Box:\n    def __init__(self):\n        self.w = torch.ones(3)\n"
         "EPS = 1e-6\n"},
        {"app", "from lib import make, Box, EPS\nimport lib\na = make(3)\nb = Box().w\nc = lib.make(2)\nd = EPS\na, b, c, d\n"},
    });
    CHECK(program.in("app").type("a") == "array torch float32 (?)");
    CHECK(program.in("app").type("b") == "array torch float32 (3)");
    CHECK(program.in("app").type("c") == "array torch float32 (?)");
    CHECK(program.in("app").type("d") == "float");
}

TEST_CASE("what modules pass says what parameters hold, proved where all is seen") {
    InspectedProgram program(Texts{
        {"lib", "def norm(x):\n    return x.mul(2)\n"},
        {"one", "import torch\nfrom lib import norm\nnorm(torch.ones(3))\n"},
        {"two", "import torch\nimport lib\nlib.norm(torch.zeros(2, 2))\n"},
    });
    CHECK(program.in("lib").uses() == Strings{"torch.Tensor.mul"});
    CHECK(program.in("one").type("norm(torch.ones(3))") == "array torch");
}

TEST_CASE("callers that disagree leave a parameter unknown") {
    InspectedProgram program(Texts{
        {"lib", "def first(x):\n    return x.pop()\n"},
        {"one", "import torch\nfrom lib import first\nfirst(torch.ones(3))\nfirst([1])\n"},
    });
    CHECK(program.in("lib").uses().empty());
}

TEST_CASE("names are followed through packages, relative imports, stars and circles") {
    InspectedProgram program(Texts{
        {"pkg/", "from .core import make as build\nfrom .more import *\n"},
        {"pkg.core", "import torch\nfrom pkg import other\ndef make():\n    return torch.ones(3)\n"},
        {"pkg.more", "from . import core\ndef other():\n    return core.make().sum()\n"},
        {"app", "import pkg\nfrom pkg import core\na = pkg.build()\nb = pkg.other()\nc = core.make()\na, b, c\n"},
    });
    CHECK(program.in("app").type("a") == "array torch float32 (3)");
    CHECK(program.in("app").type("b") == "array torch float32 ()");
    CHECK(program.in("app").type("c") == "array torch float32 (3)");
}

TEST_CASE("a framework's module taken from another module stays itself") {
    InspectedProgram program(Texts{
        {"compat", "import torch\nimport torch.nn.functional as F\nact = torch.relu\n"},
        {"app", "from compat import F, torch\nimport compat\ny = F.relu(torch.ones(3))\nz = compat.F.relu(y)\n"},
    });
    CHECK(program.in("app").uses() == Strings{"torch.nn.functional.relu", "torch.ones", "torch.nn.functional.relu"});
    CHECK(program.program().isTaken(program.idOf("compat"), "F"));
    CHECK_FALSE(program.program().isTaken(program.idOf("compat"), "act"));
}

TEST_CASE("what a star brings along of another module's imports is taken where it is read") {
    InspectedProgram program(Texts{
        {"pkg/", "from .filters import *\nfrom .maps import *\n"},
        {"pkg.filters", "import numpy as np\nfrom numpy import dot\ndef smooth(x):\n    return np.sum(dot(x, x))\n"},
        {"pkg.maps", "import numpy as np\ndef flat(x):\n    return np.ravel(x)\n"},
        {"app", "from pkg.maps import *\ny = flat(np.ones((2, 2)))\n"},
    });
    CHECK_FALSE(program.program().isTaken(program.idOf("pkg.filters"), "np"));
    CHECK_FALSE(program.program().isTaken(program.idOf("pkg.filters"), "dot"));
    CHECK(program.program().isTaken(program.idOf("pkg.filters"), "smooth"));
    CHECK(program.program().isTaken(program.idOf("pkg.maps"), "np"));
}

TEST_CASE("attributes and methods come from base classes of other modules") {
    InspectedProgram program(Texts{
        {"base",
         "import torch\nclass Base:\n    def __init__(self):\n        self.total = torch.zeros(3)\n"
         "    def read(self):\n        return self.total.sum()\n    @property\n    def half(self):\n        return self.total / 2\n"},
        {"sub",
         "from base import Base\nclass Sub(Base):\n    def go(self):\n        a = self.total.mean()\n        b = self.read()\n"
         "        c = self.half\n        return a, b, c\n"},
    });
    CHECK(program.in("sub").type("a") == "array torch float32 ()");
    CHECK(program.in("sub").type("b") == "array torch float32 ()");
    CHECK(program.in("sub").type("c") == "array torch float32 (?)");
}

TEST_CASE("what another module sets on an object is known to its class") {
    InspectedProgram program(Texts{
        {"box", "class Box:\n    value = None\n    def read(self):\n        return self.value.mul(2)\n"},
        {"app", "import torch\nfrom box import Box\nb = Box()\nb.value = torch.ones(3)\n"},
    });
    CHECK(program.in("box").uses() == Strings{"torch.Tensor.mul"});
}

TEST_CASE("who is called") {
    InspectedProgram program(Texts{
        {"lib",
         "class Box:\n    def __init__(self, x):\n        self.x = x\n    def get(self):\n        return self.x\ndef make(x):\n    return "
         "Box(x)\n"},
        {"app", "from lib import make\nmake(1).get()\n"},
    });
    const ParsedFile& app = program.program().file(program.idOf("app"));
    const auto* get = ast::as<ast::Call>(ast::as<ast::ExprStmt>(app.module->body[1])->value);
    const auto* make = ast::as<ast::Call>(ast::as<ast::Attribute>(get->func)->value);
    const ast::Node* getter = program.in("app").analysis().callee(*get);
    REQUIRE(getter);
    CHECK(ast::as<ast::FunctionDef>(getter)->name == "get");
    CHECK(program.program().moduleOf(*getter) == program.idOf("lib"));
    CHECK(ast::as<ast::FunctionDef>(program.in("app").analysis().callee(*make))->name == "make");
}
