#include "weights/checkpoint.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace regraft {

namespace {

constexpr ElementType types[] = {
    {"BOOL", "b1", 1}, {"U8", "u1", 1},    {"I8", "i1", 1},    {"U16", "u2", 2}, {"I16", "i2", 2}, {"U32", "u4", 4},
    {"I32", "i4", 4},  {"U64", "u8", 8},   {"I64", "i8", 8},   {"F16", "f2", 2}, {"F32", "f4", 4}, {"F64", "f8", 8},
    {"BF16", "", 2},   {"F8_E4M3", "", 1}, {"F8_E5M2", "", 1}, {"C64", "c8", 8}, {"", "c16", 16},
};

}  // namespace

const ElementType* elementTypeNamed(std::string_view safetensors) {
    const auto* found =
        std::find_if(std::begin(types), std::end(types), [&](const ElementType& type) { return type.safetensors == safetensors; });
    return found == std::end(types) || safetensors.empty() ? nullptr : found;
}

const ElementType* elementTypeOfNumpy(std::string_view code) {
    const auto* found = std::find_if(std::begin(types), std::end(types), [&](const ElementType& type) { return type.numpy == code; });
    return found == std::end(types) || code.empty() ? nullptr : found;
}

std::optional<std::uint64_t> byteCount(const Shape& shape, const ElementType& type) {
    if (std::find(shape.begin(), shape.end(), 0u) != shape.end()) return 0;
    std::uint64_t count = type.size;
    for (const std::uint64_t size : shape) {
        if (size > UINT64_MAX / count) return std::nullopt;
        count *= size;
    }
    return count;
}

std::string shapeText(const Shape& shape) { return fmt::format("({}{})", fmt::join(shape, ", "), shape.size() == 1 ? "," : ""); }

}  // namespace regraft
