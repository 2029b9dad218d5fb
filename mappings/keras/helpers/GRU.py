import keras


class GRU(keras.layers.Layer):
    """Layers of gated recurrent units: calling it gives the outputs and the last hidden states."""

    def __init__(self, hidden_features, num_layers=1, use_bias=True, batch_first=False, bidirectional=False):
        super().__init__()
        self.hidden_features, self.num_layers, self.batch_first, self.use_bias = hidden_features, num_layers, batch_first, use_bias
        self.directions = ("", "_reverse") if bidirectional else ("",)

    def build(self, input_shape):
        size = self.hidden_features
        initializer = keras.initializers.RandomUniform(-(size**-0.5), size**-0.5)
        for layer in range(self.num_layers):
            inputs = size * len(self.directions) if layer else input_shape[-1]
            shapes = {"weight_ih": (3 * size, inputs), "weight_hh": (3 * size, size)}
            if self.use_bias:
                shapes |= {"bias_ih": (3 * size,), "bias_hh": (3 * size,)}
            for direction in self.directions:
                for kind, shape in shapes.items():
                    name = f"{kind}_l{layer}{direction}"
                    setattr(self, name, self.add_weight(shape=shape, initializer=initializer, name=name))

    def call(self, x, state=None):
        batched = len(x.shape) == 3
        x = keras.ops.swapaxes(x, 0, 1) if batched and self.batch_first else x
        shape = (self.num_layers * len(self.directions), *keras.ops.shape(x)[1:-1], self.hidden_features)
        hidden = keras.ops.zeros(shape, x.dtype) if state is None else state
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self.directions:
                state, y = self.scan(x, hidden[len(last)], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = keras.ops.concatenate(outputs, axis=-1)
        return keras.ops.swapaxes(x, 0, 1) if batched and self.batch_first else x, keras.ops.stack(last)

    def scan(self, x, hidden, name, reverse):
        inputs = keras.ops.matmul(x, keras.ops.transpose(getattr(self, "weight_ih" + name)))
        weight = keras.ops.transpose(getattr(self, "weight_hh" + name))
        bias = 0.0
        if self.use_bias:
            inputs = inputs + getattr(self, "bias_ih" + name)
            bias = keras.ops.convert_to_tensor(getattr(self, "bias_hh" + name))

        def step(hidden, inputs):
            reset, update, new = keras.ops.split(inputs, 3, axis=-1)
            own_reset, own_update, own_new = keras.ops.split(keras.ops.matmul(hidden, weight) + bias, 3, axis=-1)
            update = keras.ops.sigmoid(update + own_update)
            new = keras.ops.tanh(new + keras.ops.sigmoid(reset + own_reset) * own_new)
            hidden = (1 - update) * new + update * hidden
            return hidden, hidden

        return keras.ops.scan(step, hidden, inputs, reverse=reverse)
