#pragma once
// Element types of arrays, and how frameworks combine them.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

enum class DType : std::uint8_t {
    Unknown,
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    BFloat16,
    Float16,
    Float32,
    Float64,
    Complex64,
    Complex128,
    DefaultInt32,
    DefaultInt64  ///< of the framework's own width, which nobody asked for: in another framework they have that of it
};

std::string_view dtypeName(DType dtype);                 ///< the standard's name, "float32"
std::optional<DType> parseDType(std::string_view name);  ///< by the standard's name

bool isInteger(DType dtype);  ///< signed or unsigned, not bool
bool isUnsigned(DType dtype);
bool isFloating(DType dtype);  ///< real floating
bool isComplex(DType dtype);
int bitsOf(DType dtype);              ///< 0 of Unknown
bool hasDefaultWidth(DType dtype);    ///< of integers whose dtype nobody named
DType withDefaultWidth(DType dtype);  ///< Int64 → DefaultInt64
DType asNamed(DType dtype);           ///< DefaultInt64 → Int64
DType realOf(DType dtype);            ///< complex64 → float32; others unchanged
DType complexOf(DType dtype);         ///< float32 → complex64; others unchanged

/// How arrays of different dtypes combine in one framework.
enum class Promotion : std::uint8_t {
    NumPy,  ///< int32 with float32 gives float64
    Torch,  ///< integers take the float's width
    Jax,    ///< as torch
    None,   ///< different dtypes are refused (TensorFlow)
    Strict  ///< different kinds are refused (array_api_strict)
};

/// The dtype habits of a framework, from its framework.json.
struct DTypeRules {
    DType defaultFloat = DType::Float64;
    DType defaultInt = DType::Int64;
    DType numbersComplex = DType::Unknown;  ///< of an array made of Python's complex numbers; Unknown: the default complex
    Promotion promotion = Promotion::NumPy;
    DType integerQuotient = DType::Unknown;     ///< of integers of 32 bits and more, divided; Unknown: what other functions give
    bool narrowsGiven = false;                  ///< makes 32 bits of the 64 of arrays of others that it is given
    std::vector<std::string> wideResults = {};  ///< operations that give 64-bit floats of narrower ones too

    bool widens(std::string_view operation) const { return std::ranges::find(wideResults, operation) != wideResults.end(); }
    DType defaultComplex() const { return complexOf(defaultFloat); }
};

/// What it is in a framework of these rules: integers of default width have that framework's.
DType underRules(DType dtype, const DTypeRules& rules);

/// What an array of another framework becomes where it is given to functions of this one (jax.dtypes.canonicalize_dtype).
DType takenUnder(DType dtype, const DTypeRules& rules);

/// What functions that give floating numbers give of a dtype: itself, or the float for integers and bools. JAX's is float32 for those
/// narrower than 64 bits, whatever the default is (jax 0.4 to 0.9, run with jax_enable_x64).
DType floatOf(DType dtype, const DTypeRules& rules);

/// The same kind in 64 bits (a complex in 128); integers stay.
DType wideFloat(DType dtype);

/// The dtype of a result of operands of `a` and `b`; Unknown if either is unknown. Where the
/// framework refuses the mix, the answer is the one NumPy's lattice gives.
DType promote(DType a, DType b, const DTypeRules& rules);

}  // namespace regraft
