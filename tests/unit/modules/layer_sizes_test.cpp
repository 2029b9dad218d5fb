#include <catch2/catch.hpp>

#include "lift/lift.h"
#include "mapping/graph.h"
#include "module_case.h"
#include "modules/layer_sizes.h"
#include "modules/sequential_layers.h"

using namespace regraft;
using namespace regraft::test;

namespace {

/// The first argument of each layer of a file: what it sees. "None": it isn't known.
std::vector<std::string> sizesInFile(const std::string& lines) {
    ModuleCase in("keras", "import keras\nfrom keras import layers\n" + lines);
    std::vector<Lifted> lifted = liftFile(*in.analysis, in.file->arena);
    expandSequences(lifted, *in.file, *in.analysis);
    std::vector<std::string> sizes;
    for (const Lifted& one : lifted) {
        const neutral::Expr* layer = one.meaning;
        if (layer->kind == neutral::ExprKind::Operation && layer->operation->name == "layers.activated") layer = layer->parts[0];
        if (layer->kind != neutral::ExprKind::Operation || layer->operation->parameters.empty()) continue;
        std::string_view first = layer->operation->parameters[0].name;
        if (!first.starts_with("in_") && first != "num_features") continue;
        const neutral::Expr& size = *layer->parts[0];
        const ast::Expr* code = size.kind == neutral::ExprKind::Source ? size.source : size.literal;
        const auto* constant = ast::as<ast::Constant>(code);
        sizes.emplace_back(constant && constant->value.type == ast::Literal::Type::None ? "None"
                           : constant                                                   ? std::string(constant->value.text)
                                                                                        : std::string(in.textOf(code)));
    }
    return sizes;
}

/// Of the layers of a sequence.
std::vector<std::string> sizesIn(const std::string& layers) { return sizesInFile("model = keras.Sequential([" + layers + "])\n"); }

using Sizes = std::vector<std::string>;

}  // namespace

TEST_CASE("layers see what the ones before them give") {
    CHECK(sizesIn("keras.Input((8,)), layers.Dense(4, activation='relu'), layers.Dense(2)") == Sizes{"8", "4"});
    CHECK(sizesIn("layers.Dense(4, input_shape=(n,)), layers.Dropout(0.5), layers.Dense(2)") == Sizes{"n", "4"});
    CHECK(sizesIn("keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.MaxPooling2D(2), layers.BatchNormalization(), layers.Flatten(), "
                  "layers.Dense(10)") == Sizes{"1", "32", "5408"});
    CHECK(sizesIn("keras.Input((28, 28, 1)), layers.Conv2D(8, 3, strides=2, padding='same'), layers.Flatten(), layers.Dense(10)") ==
          Sizes{"1", "1568"});
    CHECK(sizesIn("keras.Input((9, 3)), layers.Conv1D(4, 3, dilation_rate=2), layers.GlobalAveragePooling1D(), layers.Dense(2)") ==
          Sizes{"3", "4"});
}

TEST_CASE("what nobody says stays unknown") {
    CHECK(sizesIn("layers.Dense(4), layers.Dense(2)") == Sizes{"None", "None"});
    CHECK(sizesIn("keras.Input((n, n, 1)), layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(10)") == Sizes{"1", "None"});
    CHECK(sizesIn("keras.Input((4,)), other(), layers.Dense(10)") == Sizes{"None"});
    CHECK(sizesIn("keras.Input((4,)), layers.Dense(f()), layers.Dense(10)") ==
          Sizes{"4", "None"});  // what f() gives is not to be asked twice
    CHECK(sizesIn("keras.Input((4,)), layers.Activation('glu'), layers.Dense(10)") == Sizes{"None"});  // it halves them
}

TEST_CASE("layers that are added one by one see what the ones before them give") {
    CHECK(sizesInFile("m = keras.Sequential()\nm.add(keras.Input((8,)))\nm.add(layers.Dense(4))\nm.add(layers.Dense(2))\n") ==
          Sizes{"8", "4"});
    CHECK(sizesInFile("m = keras.Sequential()\nm.add(layers.Dense(4, input_dim=3))\nif wide:\n    "
                      "m.add(layers.Dense(9))\nm.add(layers.Dense(2))\n") == Sizes{"3", "None", "None"});
    CHECK(
        sizesInFile(
            "m = keras.Sequential()\nn = keras.Sequential()\nm.add(keras.Input((8,)))\nn.add(layers.Dense(4))\nm.add(layers.Dense(2))\n") ==
        Sizes{"None", "8"});
}

TEST_CASE("recurrent layers give each step or the last one, and layers that reshape what they are told") {
    CHECK(sizesIn("keras.Input((5, 3)), layers.LSTM(4, return_sequences=True), layers.GRU(6), layers.Dense(2)") == Sizes{"3", "4", "6"});
    CHECK(sizesIn("keras.Input((5, 3)), layers.LSTM(4, return_sequences=flag), layers.Dense(2)") == Sizes{"3", "None"});
    CHECK(sizesIn("keras.Input((8,)), layers.Reshape((2, 4)), layers.Dense(2)") == Sizes{"4"});
    CHECK(sizesIn("keras.Input((8,)), layers.Reshape((-1, 4)), layers.Dense(2)") == Sizes{"None"});
}
