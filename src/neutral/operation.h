#pragma once
// An operation of the catalogue: what the tables of all frameworks refer to.

#include <cstdint>
#include <span>
#include <string_view>

#include "ast/ast.h"

namespace regraft {

/// What a parameter of a neutral operation takes; mappings/README.md says what each means.
enum class ParamType : std::uint8_t {
    Any,
    Array,
    Arrays,
    Operand,
    Scalar,
    Int,
    Bool,
    Axis,
    Axes,
    Shape,
    DType,
    Device,
    String,
    Key,
    Function,
    Streams,
    Generator,
    Object
};

enum class ParamKind : std::uint8_t { PositionalOnly, Standard, VarPositional, KeywordOnly, VarKeyword };

/// One parameter of an operation or of a framework's function.
struct Parameter {
    std::string_view name;
    ParamKind kind = ParamKind::Standard;
    ParamType type = ParamType::Any;
    const ast::Expr* defaultValue = nullptr;  ///< null if the parameter is required
};

/// Whether `*parameter` also takes one sequence: f(1, 2) and f((1, 2)).
inline bool takesSequence(const Parameter& parameter) {
    return parameter.kind == ParamKind::VarPositional &&
           (parameter.type == ParamType::Axes || parameter.type == ParamType::Shape || parameter.type == ParamType::Arrays);
}

struct Operation {
    std::string_view name;                     ///< "sum", "linalg.inv"
    std::string_view operatorSymbol;           ///< "+", "unary -", "[]"; empty if it has none
    std::span<const Parameter> parameters;     ///< none for constants and dtypes
    bool isConstant = false;                   ///< named, not called
    const ast::Expr* result = nullptr;         ///< the result rule, in the language of mappings/README.md
    const ast::Expr* decomposition = nullptr;  ///< over other operations; may be null
    std::span<const ast::Expr* const> calls;   ///< how it calls the functions it is given
    const ast::Expr* gives = nullptr;          ///< the type that comes of these calls
    std::string_view meaning;
    std::string_view lacking;           ///< why frameworks that have no way to write it have none; empty if nothing is to be said
    const ast::Expr* copied = nullptr;  ///< of a view: the condition under which it shares nothing after all
    const ast::Expr* write = nullptr;   ///< of a view: its first argument after `value` was written into the view
    bool mayCopy = false;               ///< of a view: whether it shares memory depends on the memory's layout
    bool draws = false;                 ///< gives random numbers: two calls differ
    /// Of an operation that treats all elements alike: the parameters that name axes, which change when the axes are put in another order.
    std::span<const std::string_view> axes;
    bool keepsAxes = false;      ///< with its first argument's axes in another order it gives the same in that order
    bool takesAny = false;       ///< it is for the operation itself to take what comes from beside the framework: `asarray`
    bool sizedByValues = false;  ///< gives as many elements as the values say: nonzero
    bool takesSizes = false;     ///< is called with plain numbers, sizes and counts, as often as with arrays: sqrt
    bool dependsOnMode = false;  ///< a layer that behaves otherwise while training, or what asks for the mode
    bool drawsWeights = false;   ///< a layer whose first weights are random
    /// Of a layer: the parameter for a size of what it is called with, and the sizes of what it gives (modules/layer_sizes.h).
    const ast::Expr* takes = nullptr;
    const ast::Expr* sizes = nullptr;
    // Operations that stand to this one as named; empty if there is none.
    std::string_view update;           ///< does it to some elements: at_add of add
    std::string_view giving;           ///< does the same, and gives what it did it to
    std::string_view ofSeveralDTypes;  ///< for arrays of several dtypes, each of which stays

    /// Index of the parameter of that name, -1 if there is none.
    int parameterIndex(std::string_view parameter) const {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (parameters[i].name == parameter) return static_cast<int>(i);
        return -1;
    }
};

}  // namespace regraft
