#include <catch2/catch.hpp>

#include "module_case.h"
#include "modules/owned_modules.h"
#include "modules/reserved_members.h"

using namespace regraft;
using namespace regraft::test;

TEST_CASE("members whose names are taken get others, wherever they are named") {
    ModuleCase in("torch", R"(from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList()
        self.layers_ = 3
        self.other = None
    def build(self):
        return self.layers
    def forward(self, x):
        return self.build()

def depth(net: Net):
    return len(net.layers), net.other
)");
    auto taken = [](const ModuleClass&) { return std::vector<std::string>{"layers", "build", "forward"}; };
    std::vector<MemberRename> renamed = renameReserved(*in.file, *in.analysis, *in.classes, taken);
    std::vector<std::string> found;
    for (const MemberRename& one : renamed)
        found.push_back(std::string(one.member ? in.textOf(one.member) : one.method->name.text()) + " → " + one.name);
    CHECK(found == std::vector<std::string>{"self.layers → layers__", "build → build_", "self.layers → layers__", "self.build → build_",
                                            "net.layers → layers__"});
}

TEST_CASE("lists hold modules by what they are made of, and by what they take") {
    ModuleCase in("keras", R"(import keras

class Net(keras.Model):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(size) for size in sizes]
        self.more = []
        self.sizes = [size for size in sizes]
        for size in sizes:
            self.more.append(keras.layers.Dense(size))
        super().__init__(dtype="float64")
)");
    const ModuleClass& net = *in.classes->all()[0];
    std::vector<std::string_view> lists;
    for (const ast::Expr* list : listsOfModules(net, *in.classes, *in.analysis)) lists.push_back(in.textOf(list));
    CHECK(lists == std::vector<std::string_view>{"[keras.layers.Dense(size) for size in sizes]", "[]"});
    std::vector<const ast::Call*> calls = baseConstructions(net);
    REQUIRE(calls.size() == 1);  // a dtype changes what is computed
    CHECK(in.textOf(calls[0]) == "super().__init__(**kwargs)");
}
