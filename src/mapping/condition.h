#pragma once
// Conditions of tables, decided by what is known of the arguments.

#include <cstdint>
#include <string>

#include "mapping/environment.h"

namespace regraft {

enum class Truth : std::uint8_t { False, True, Unknown };

inline Truth truth(bool value) { return value ? Truth::True : Truth::False; }
Truth operator!(Truth value);
Truth both(Truth a, Truth b);

/// Decides `condition` (the language of mappings/README.md); what it can't decide is Unknown.
Truth evaluate(const ast::Expr& condition, const Environment& environment);

/// Whether `condition` is undecided, and only for what types and ranks the arguments have: whoever writes the call has
/// arguments that fit. Of a value (`p == 2`) nobody can say that.
bool hangsOnTypesOnly(const ast::Expr& condition, const Environment& environment);

/// A constant expression that `value` is known to equal; null if none is known.
const ast::Expr* knownLiteral(const neutral::Expr& value);

/// Whether two constant expressions mean the same value (`1`, `-1`, `'fro'`, `None`, `(0, 1)`).
bool sameLiteral(const ast::Expr& a, const ast::Expr& b);

/// Whether `expr` is a constant: a literal, a negated number, or a tuple or list of these.
bool isLiteral(const ast::Expr& expr);

/// The message of the first thing in `condition` that is not of the language; empty if all is well.
std::string checkCondition(const ast::Expr& condition, std::span<const Parameter> parameters);

}  // namespace regraft
