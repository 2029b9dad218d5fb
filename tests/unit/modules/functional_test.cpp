#include <catch2/catch.hpp>

#include "module_case.h"
#include "modules/functional/functional_reading.h"

using namespace regraft;
using namespace regraft::test;

namespace {

const std::string header = "import keras\nfrom keras import layers\n";

std::string readAs(const std::string& code) {
    const ModuleCase in("keras", header + code);
    const auto reading = readFunctionalModels(*in.file, *in.analysis, *Tables::builtin().framework("keras"));
    return reading ? reading->reading.text().substr(header.size()) : "-";
}

}  // namespace

TEST_CASE("a functional model is read as a class") {
    CHECK(readAs(R"(def build_mlp(classes):
    # rows
    rows = keras.Input((4,))
    x = layers.Dense(3)(rows)  # hidden
    model = keras.Model(rows, layers.Dense(classes, name="out")(x))
    return model
)") == R"(class Mlp(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.dense = layers.Dense(3)
        self.out = layers.Dense(classes, name="out")

    def call(self, rows):
        # rows
        x = self.dense(rows)  # hidden
        return self.out(x)


def build_mlp(classes):
    model = Mlp(classes)
    return model
)");
}

TEST_CASE("a function that makes layers becomes one") {
    CHECK(readAs(R"(def block(x, n=2):
    x = layers.Dense(n)(x)
    return x * n

rows = keras.Input((4,))
shown = block(rows, n=3)
model = keras.Model(rows, shown)
)") == R"(class Block(keras.Model):
    def __init__(self, n=2):
        super().__init__()
        self.n = n
        self.dense = layers.Dense(n)

    def call(self, x):
        x = self.dense(x)
        return x * self.n


class Network(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block(n=3)

    def call(self, rows):
        shown = self.block(rows)
        return shown


model = Network()
)");
}

TEST_CASE("what is no straight graph of one model stays") {
    const std::string rows = "rows = keras.Input((4,))\nx = layers.Dense(3)(rows)\n";
    CHECK(readAs(rows + "model = keras.Model(rows, x)\nprint(x.shape)\n") == "-");                        // read elsewhere
    CHECK(readAs(rows + "if True:\n    x = layers.Dense(2)(x)\nmodel = keras.Model(rows, x)\n") == "-");  // in a branch
    CHECK(readAs("n = 2\nrows = keras.Input((4,))\nx = layers.Dense(n)(rows)\nn = 3\nmodel = keras.Model(rows, layers.Dense(n)(x))\n") ==
          "-");  // n is another when the model is made
    CHECK(
        readAs("def block(x):\n    return layers.Dense(2)(x)\n\nrows = keras.Input((4,))\nmodel = keras.Model(rows, block(rows))\nother = "
               "block\n") == "-");  // the function is used otherwise, too
}
