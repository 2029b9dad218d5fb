#pragma once
// A checkpoint: arrays by name.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regraft {

/// A dtype as the formats call it.
struct ElementType {
    std::string_view safetensors;  ///< "F32"; empty: the format has none
    std::string_view numpy;        ///< "f4", without byte order; empty: NumPy has none
    std::size_t size;              ///< in bytes
    friend bool operator==(const ElementType& a, const ElementType& b) { return a.safetensors == b.safetensors && a.numpy == b.numpy; }
};

/// Null if no dtype is called so.
const ElementType* elementTypeNamed(std::string_view safetensors);
const ElementType* elementTypeOfNumpy(std::string_view code);

using Shape = std::vector<std::uint64_t>;

struct Tensor {
    const ElementType* type = nullptr;
    Shape shape;
    std::string_view data;  ///< row-major, little-endian
};

/// How many bytes an array takes; nothing if no number holds that.
std::optional<std::uint64_t> byteCount(const Shape& shape, const ElementType& type);
/// "(3, 4)"
std::string shapeText(const Shape& shape);

struct Checkpoint {
    std::map<std::string, Tensor> arrays;
    std::deque<std::string> storage;  ///< what `data` points into
};

/// Why a file is no checkpoint, or cannot become one.
struct CheckpointProblem {
    std::string message;
};

using CheckpointOr = std::variant<Checkpoint, CheckpointProblem>;
using BytesOr = std::variant<std::string, CheckpointProblem>;

CheckpointOr readSafetensors(std::string bytes);
BytesOr writeSafetensors(const Checkpoint& checkpoint);

CheckpointOr readNpz(std::string bytes);
BytesOr writeNpz(const Checkpoint& checkpoint);

}  // namespace regraft
