#include <catch2/catch.hpp>

#include "module_case.h"
#include "modules/told_mode.h"
#include "modules/training_mode.h"

using namespace regraft;
using namespace regraft::test;

namespace {

TrainingMode trainingMode(const ModuleCase& in) {
    return findTrainingMode(
        *in.classes, {*in.file, *in.analysis, ModuleCase::dependsOnMode, ModuleCase::asksForMode, [](const ModuleClass&) { return true; }});
}

ToldMode toldMode(const ModuleCase& in) {
    return findToldMode(*in.classes, {*in.file, *in.analysis, "training", ModuleCase::dependsOnMode});
}

const std::string torchNet = R"(import torch
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.drop = nn.Dropout(0.5)
    def noise(self, x):
        return F.dropout(x, 0.1, self.training)
    def forward(self, x):
        return self.noise(self.drop(self.fc(x)))

class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)
    def forward(self, x):
        return self.fc(x)

)";

const std::string kerasNet = R"(import keras
from keras import layers

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.fc = layers.Dense(3)
        self.drop = layers.Dropout(0.5)
    def call(self, x, training=False):
        x = self.drop(self.fc(x), training=training)
        return x * 2 if training else x

)";

}  // namespace

TEST_CASE("methods that ask for the mode take it, and so do those that call them") {
    ModuleCase in("torch", torchNet);
    TrainingMode mode = trainingMode(in);
    REQUIRE(mode.parameters.size() == 2);
    CHECK(mode.parameters[0]->name == "noise");
    CHECK(mode.parameters[1]->name == "forward");
    REQUIRE(mode.handed.size() == 1);
    CHECK(in.textOf(mode.handed[0]) == "self.noise(self.drop(self.fc(x)))");
    CHECK(mode.dependent.size() == 1);  // Net, and not Plain
}

TEST_CASE("calls are told what was last set on their way") {
    ModuleCase in("torch", torchNet + R"(
def fit(batches):
    model, other = Net(), Plain()
    model.train()
    for x in batches:
        model(x), other(x)
    model.eval()
    return model(x)
)");
    TrainingMode mode = trainingMode(in);
    REQUIRE(mode.training.size() == 1);
    CHECK(in.textOf(mode.training[0]) == "model(x)");
    CHECK(mode.unknown.empty());
}

TEST_CASE("what is set in a branch, or later in the loop, leaves the mode unknown") {
    ModuleCase in("torch", torchNet + R"(
def branch(x, good):
    model = Net()
    if good:
        model.eval()
    return model(x)

def loop(xs):
    model = Net()
    for x in xs:
        y = model(x)
        model.eval()
)");
    CHECK(trainingMode(in).unknown.size() == 2);
}

TEST_CASE("a told mode goes from methods and calls, and what else reads it stays to be asked") {
    ModuleCase in("keras", kerasNet);
    ToldMode told = toldMode(in);
    REQUIRE(told.parameters.size() == 1);
    CHECK(told.parameters[0].first->name == "call");
    REQUIRE(told.arguments.size() == 1);
    CHECK(in.textOf(told.arguments[0].call) == "self.drop(self.fc(x), training=training)");
    REQUIRE(told.reads.size() == 1);
    CHECK(told.problems.empty());
}

TEST_CASE("a part that is told another mode than its own can't do without") {
    ModuleCase in("keras", R"(import keras

class Frozen(keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = keras.layers.BatchNormalization()
    def call(self, x):
        return self.norm(x, training=False)
)");
    CHECK(toldMode(in).problems.size() == 1);
}

TEST_CASE("modules are set before the loop in which all calls tell them the same; a loss has no mode") {
    ModuleCase in("keras", kerasNet + R"(
def fit(batches):
    model = Net()
    loss_fn = keras.losses.MeanSquaredError()
    for x, y in batches:
        loss = loss_fn(y, model(x, training=True))
    return model(x)
)");
    ToldMode told = toldMode(in);
    REQUIRE(told.settings.size() == 2);
    CHECK(told.settings[0].statement->kind == ast::Kind::For);
    CHECK(in.textOf(told.settings[0].mode) == "True");
    CHECK(told.settings[1].mode == nullptr);
    for (const ToldMode::Setting& setting : told.settings) CHECK(in.textOf(setting.module) == "model");
}
