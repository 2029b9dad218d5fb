#include "neutral/dtype_codes.h"

#include <utility>

namespace regraft {

std::optional<DType> parseDTypeCode(std::string_view code) {
    constexpr std::pair<std::string_view, DType> codes[] = {
        {"f2", DType::Float16},     {"f4", DType::Float32}, {"f8", DType::Float64},   {"e", DType::Float16},
        {"f", DType::Float32},      {"d", DType::Float64},  {"half", DType::Float16}, {"single", DType::Float32},
        {"double", DType::Float64}, {"i1", DType::Int8},    {"i2", DType::Int16},     {"i4", DType::Int32},
        {"i8", DType::Int64},       {"u1", DType::UInt8},   {"u2", DType::UInt16},    {"u4", DType::UInt32},
        {"u8", DType::UInt64},      {"?", DType::Bool},     {"b1", DType::Bool},      {"c8", DType::Complex64},
        {"c16", DType::Complex128}};
    if (code.starts_with('<') || code.starts_with('=') || code.starts_with('|')) code.remove_prefix(1);
    for (const auto& [name, dtype] : codes)
        if (name == code) return dtype;
    return std::nullopt;
}

}  // namespace regraft
