#pragma once
// What conditions of tables ask of one argument: `is_array(x)`.

#include <string_view>

#include "mapping/condition.h"

namespace regraft {

/// What a parameter stands for: its value, else its default.
struct Operand {
    const neutral::Expr* value = nullptr;  ///< what the user gave
    const ast::Expr* literal = nullptr;    ///< its constant value, if known
    const Type* type = unknownType();
    bool given = false;
};

/// How many arguments a predicate or measure (`rank`, `length`, `size`) of the language takes; 0 for what is none.
int predicateArity(std::string_view name);

/// Unknown for what is a measure.
Truth testPredicate(std::string_view predicate, const Operand& operand);

/// Whether there are generators of random numbers, or keys, among what a container of this type holds.
bool holdsGenerators(const Type& type);

}  // namespace regraft
