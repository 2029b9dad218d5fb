#include "project/import_names.h"

#include <catch2/catch.hpp>

using namespace regraft;
using Strings = std::vector<std::string>;

TEST_CASE("import statements, wherever they stand") {
    CHECK(importNames("import a.b as c, d\nif x: import e") == Strings{"a.b", "d", "e"});
    CHECK(importNames("from a.b import c as d, e\nx = 1") == Strings{"a.b", "a.b.c", "a.b.e"});
    CHECK(importNames("from . import core\nfrom ...up import (\n  one,  # two\n  three as four,\n)\nfive = 6") ==
          Strings{".", ".core", "...up", "...up.one", "...up.three"});
    CHECK(importNames("from a \\\n  import b; import c") == Strings{"a", "a.b", "c"});
    CHECK(importNames("from a import *") == Strings{"a"});
}

TEST_CASE("not what only looks like one") {
    CHECK(importNames("important = fromage = reimport = x_from\nf'import a'\nif f: from_ = 1").empty());
    CHECK(importNames("# import a\n'import b'\n\"\"\"\nimport c\n\"\"\"\nx = 'it\\'s'  # from d import e\n").empty());
    CHECK(importNames("def f():\n    yield from g()\nraise X from error\n").empty());
    CHECK(importNames("").empty());
    CHECK(importNames("'unfinished\nimport a") == Strings{"a"});
    CHECK(importNames("\"\"\"never ends import a").empty());
}
