#include <catch2/catch.hpp>

#include "emit/early_needs.h"

using namespace regraft;

namespace {

const std::string net = R"(import copy
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
    def forward(self, x):
        return self.fc(x)

model = Net()
)";

LayerNeeds needsOf(const std::string& code) {
    const std::string text = net + code;
    ParseResult parsed = parseModule(text);
    const Framework* source = Tables::builtin().framework("torch");
    const std::unique_ptr<Analysis> analysis = analyse(*parsed.file, {&source, 1});
    return layerNeeds({*parsed.file, *analysis, {&source, 1}});
}

bool needsArrays(const std::string& code) { return needsOf(code).arraysEarly; }

}  // namespace

TEST_CASE("a model that is made, handed to an optimiser and called needs no arrays before") {
    CHECK_FALSE(needsArrays("opt = torch.optim.SGD(model.parameters(), lr=0.1)\ny = model(torch.ones(1, 3))\n"));
    CHECK_FALSE(needsArrays("y = model(torch.ones(1, 3))\nn = sum(p.numel() for p in model.parameters())\n"));
    CHECK_FALSE(needsArrays("settings = copy.deepcopy({'lr': 0.1})\nprint(model.fc.out_features)\n"));
}

TEST_CASE("what asks for arrays of a model that may not have been called needs them") {
    CHECK(needsArrays("n = sum(p.numel() for p in model.parameters())\n"));
    CHECK(needsArrays("for name, p in model.named_parameters():\n    print(name)\n"));
    CHECK(needsArrays("nn.init.zeros_(model.fc.bias)\n"));
    CHECK(needsArrays("target = copy.deepcopy(model)\n"));
    CHECK(needsArrays("model.load_state_dict(state)\n"));
    CHECK(needsArrays("width = model.fc.in_features\n"));
}

TEST_CASE("parameters are others than the trained ones where some are frozen or layers replaced") {
    CHECK_FALSE(needsOf("n = sum(p.numel() for p in model.parameters())\n").otherThanTrained);
    CHECK(needsOf("for p in model.parameters():\n    p.requires_grad = False\n").otherThanTrained);
    CHECK(needsOf("model.requires_grad_(False)\n").otherThanTrained);
    CHECK(needsOf("model.fc = nn.Linear(3, 5)\n").otherThanTrained);
}
