import keras


class LSTM(keras.layers.Layer):
    """Layers of long short-term memory: calling it gives the outputs and the last (hidden, cell)."""

    def __init__(self, hidden_features, num_layers=1, use_bias=True, batch_first=False, bidirectional=False):
        super().__init__()
        self.hidden_features, self.num_layers, self.batch_first, self.use_bias = hidden_features, num_layers, batch_first, use_bias
        self.directions = ("", "_reverse") if bidirectional else ("",)

    def build(self, input_shape):
        size = self.hidden_features
        initializer = keras.initializers.RandomUniform(-(size**-0.5), size**-0.5)
        for layer in range(self.num_layers):
            inputs = size * len(self.directions) if layer else input_shape[-1]
            shapes = {"weight_ih": (4 * size, inputs), "weight_hh": (4 * size, size)}
            if self.use_bias:
                shapes |= {"bias_ih": (4 * size,), "bias_hh": (4 * size,)}
            for direction in self.directions:
                for kind, shape in shapes.items():
                    name = f"{kind}_l{layer}{direction}"
                    setattr(self, name, self.add_weight(shape=shape, initializer=initializer, name=name))

    def call(self, x, state=None):
        batched = len(x.shape) == 3
        x = keras.ops.swapaxes(x, 0, 1) if batched and self.batch_first else x
        shape = (self.num_layers * len(self.directions), *keras.ops.shape(x)[1:-1], self.hidden_features)
        hidden, cell = (keras.ops.zeros(shape, x.dtype), keras.ops.zeros(shape, x.dtype)) if state is None else state
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in self.directions:
                i = len(last)
                state, y = self.scan(x, hidden[i], cell[i], f"_l{layer}{direction}", direction != "")
                outputs.append(y)
                last.append(state)
            x = keras.ops.concatenate(outputs, axis=-1)
        hidden, cell = (keras.ops.stack([state[i] for state in last]) for i in range(2))
        return keras.ops.swapaxes(x, 0, 1) if batched and self.batch_first else x, (hidden, cell)

    def scan(self, x, hidden, cell, name, reverse):
        gates = keras.ops.matmul(x, keras.ops.transpose(getattr(self, "weight_ih" + name)))
        weight = keras.ops.transpose(getattr(self, "weight_hh" + name))
        if self.use_bias:
            gates = gates + getattr(self, "bias_ih" + name) + getattr(self, "bias_hh" + name)

        def step(state, gates):
            hidden, cell = state[0], state[1]
            i, f, g, o = keras.ops.split(gates + keras.ops.matmul(hidden, weight), 4, axis=-1)
            cell = keras.ops.sigmoid(f) * cell + keras.ops.sigmoid(i) * keras.ops.tanh(g)
            hidden = keras.ops.sigmoid(o) * keras.ops.tanh(cell)
            state = keras.ops.stack([hidden, cell])
            return state, state

        last, states = keras.ops.scan(step, keras.ops.stack([hidden, cell]), gates, reverse=reverse)
        return last, states[:, 0]
