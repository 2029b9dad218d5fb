#pragma once
// What is known of a value: shared by the catalogue, the analysis and the lowering.

#include <cstdint>
#include <span>
#include <string_view>

#include "ast/ast.h"
#include "base/arena.h"
#include "neutral/dtype.h"

namespace regraft {

/// The number of a framework in the loaded tables; 0 is none.
using FrameworkId = std::uint8_t;

namespace neutral {
struct Expr;
}

/// What may have made a layer: it says which arrays the layer has, and in which layout.
struct LayerMaker {
    const neutral::Expr* layer = nullptr;  ///< the operation with its arguments, as far as they are known
    std::string_view api = {};             ///< the class that the user named: "torch.nn.Linear"
    const ast::Node* node = nullptr;       ///< where
};

/// Of dtypes, as bits.
enum DTypeKinds : std::uint8_t { ExactKind = 1, FloatKind = 2, ComplexKind = 4 };

enum class TypeKind : std::uint8_t {
    Unknown,
    None,
    Bool,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    Ellipsis,
    Slice,  // Python values
    Tuple,
    List,
    Set,
    Dict,
    Iterator,
    Array,
    DType,
    Device,
    Shape,      // framework values; Shape is an array's shape object
    Generator,  // what random numbers are drawn from: a generator that draws change, or a key
    Object,     // of a class of the framework's own that has members: a distribution
    Layer,      // a layer of a framework, or another callable made of its operations
    Function,
    Class,
    Instance,
    Module,  // defined in the program; Module is a Python module
    Beside,  // from beside the source frameworks, NumPy or a library that computes with it: whatever it is, its arrays are of `framework`
    Other    // known to be none of the above
};

/// What else than an array or a dtype may stand where one is taken, as bits: what was seen there, and what nothing speaks against,
/// where nothing says that arrays come; and numbers among the leaves of a tree.
enum StandIns : std::uint8_t { NumberStandIn = 1, ListStandIn = 2, UntoldNumber = 4, UntoldList = 8, TextStandIn = 16, NumberLeaf = 32 };
constexpr std::uint8_t seenStandIns = NumberStandIn | ListStandIn, untoldStandIns = UntoldNumber | UntoldList;

/// An immutable fact, made in the file's arena. Pointers to Types are never null: `unknownType()`.
struct Type {
    TypeKind kind = TypeKind::Unknown;
    bool assumed = false;                      ///< a guess (from usage), not a proof
    FrameworkId framework = 0;                 ///< of Array, DType, Device, Generator, Object, Beside
    DType dtype = DType::Unknown;              ///< of Array: its elements; of DType: its value
    std::int8_t rank = -1;                     ///< of Array: number of axes, -1 unknown
    std::span<const std::int64_t> shape = {};  ///< of Array of known rank: sizes, -1 unknown; empty if none is known
    std::span<const Type* const> items =
        {};  ///< Tuple: each; List, Set, Iterator: the element; Dict: key, value, then that under each of `fields`
    std::span<const std::string_view> fields =
        {};  ///< Tuple: names of the items of a named tuple; Dict: keys that are known; Object: what it is, `role()`; Str: what it may be
    const ast::Expr* literal = nullptr;  ///< a constant expression that the value equals, if known
    /// Function, Class, Instance: where it is defined. Layer: the table's rule for what a call gives, else `items` says it: an
    /// array is the result itself, anything else is a chain of layers.
    const ast::Node* definition = nullptr;
    bool maybeScalar = false;   ///< of Array of unknown rank: where one of those that it may be comes from, it has no axes
    bool maybeDeep = false;     ///< …, it has several
    std::uint8_t standIns = 0;  ///< of Array or Unknown: the StandIns in its place, a list or a number of Python's
    bool isHeld = false;  ///< of Array: a parameter or buffer that a module has in an object of its own; what is written into it, all who
                          ///< have that see
    bool isSeen = false;  ///< of Array: the integers that its dtype says are those of the calls in the file; other calls may give floats.
                          ///< Of Dict: it may have other keys than `fields`
    std::uint8_t kinds = 0;  ///< of Array of unknown dtype: the DTypeKinds that were seen in its place, where all are known
    std::span<const LayerMaker> makers =
        {};  ///< of Layer: one of these made it; empty: who knows. Of Array: it is one that such a layer owns

    /// Of Tuple: how many items it has, -1 if that is not known: no items are known of `()`, but its literal is.
    int length() const { return items.empty() && !literal ? -1 : static_cast<int>(items.size()); }
    bool isArray() const { return kind == TypeKind::Array; }
    std::string_view role() const { return kind == TypeKind::Object && !fields.empty() ? fields[0] : std::string_view(); }
    bool isUnknown() const { return kind == TypeKind::Unknown; }
    bool isNumber() const {
        return kind == TypeKind::Bool || kind == TypeKind::Int || kind == TypeKind::Float || kind == TypeKind::Complex;
    }
    bool isSequence() const { return kind == TypeKind::Tuple || kind == TypeKind::List || kind == TypeKind::Shape; }
};

/// What of Python's own a value is or may be that NumPy takes for an array: StandIns.
std::uint8_t standInsOf(const Type& type);
/// `type`, an array or unknown, with more StandIns in its place.
const Type* withStandIns(Arena& arena, const Type* type, std::uint8_t standIns);
/// `type` with none of the StandIns that nothing speaks against but `allowed`.
const Type* withoutUntold(Arena& arena, const Type* type, std::uint8_t allowed = 0);
/// What stands in for the result of arithmetic: a number, where all operands are or may be such.
std::uint8_t standInsOfArithmetic(std::span<const Type* const> operands);

/// What a text may say; empty if that is not known.
std::span<const std::string_view> textsOf(Arena& arena, const Type& type);

/// The kinds of elements that an array may have, as far as the file shows them; 0: nothing is known.
std::uint8_t kindsOf(const Type& array);

const Type* unknownType();
const Type* simpleType(TypeKind kind);  ///< of a kind that needs no details
const Type* arrayType(Arena& arena, FrameworkId framework, DType dtype, int rank = -1);
const Type* generatorType(Arena& arena, FrameworkId framework);
const Type* objectType(Arena& arena, FrameworkId framework, std::string_view role);  ///< the role's text has to outlive the arena
const Type* besideType(Arena& arena, FrameworkId framework);
const Type* tupleType(Arena& arena, std::span<const Type* const> items);
const Type* listType(Arena& arena, const Type* element);

/// What holds of a value that is an `a` or a `b`: equal parts stay, differing parts become unknown.
const Type* join(Arena& arena, const Type* a, const Type* b);

}  // namespace regraft
