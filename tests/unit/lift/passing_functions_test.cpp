#include <catch2/catch.hpp>

#include <set>

#include "lift/passing_functions.h"
#include "lift_case.h"

using namespace regraft;
using test::LiftCase;

namespace {

using Names = std::set<std::string>;

Names passing(const std::string& code) {
    LiftCase file(code);
    Names names;
    for (const ast::Node* function : passingFunctions(*file.file->module, *file.analysis)) names.emplace(functionName(*function));
    return names;
}

}  // namespace

TEST_CASE("a function passes on what it returns under another name, in parts and in containers") {
    CHECK(passing("def f(x):\n    y = x\n    return y\n\ndef g(x):\n    return {'a': x[0]}\n\ndef h(x):\n    return len(x)\n") ==
          Names{"f", "g"});
}

TEST_CASE("a function passes on what a loop binds below its use") {
    CHECK(passing("def f(x):\n    b = None\n    while b is None:\n        a = b\n        b = x\n    return a\n") == Names{"f"});
}

TEST_CASE("a function passes on what those that it calls pass on, however long the chain, in a circle too") {
    std::string chain = "def f0(x):\n    return x\n";
    Names all = {"f0"};
    for (int i = 1; i < 8; ++i) {
        chain = "def f" + std::to_string(i) + "(x):\n    return f" + std::to_string(i - 1) + "(x)\n" + chain;
        all.insert("f" + std::to_string(i));
    }
    CHECK(passing(chain) == all);
    CHECK(passing("def even(x, n):\n    return x if n == 0 else odd(x, n - 1)\n\ndef odd(x, n):\n    return even(x, n - 1)\n") ==
          Names{"even", "odd"});
    CHECK(passing("def f(x):\n    return g(x)\n\ndef g(x):\n    return f(x)\n") == Names{});
}

TEST_CASE("a function passes on what it put into something, took out of something, or unpacked") {
    CHECK(passing("def f(x):\n    out = []\n    out.append(x)\n    return out\n\ndef g(xs):\n    for x in xs:\n        return x\n\n"
                  "def h(x):\n    y, n = x, 1\n    return y\n\ndef i(x):\n    d = {}\n    d['a'] = x\n    return d\n") ==
          Names{"f", "g", "h", "i"});
}
