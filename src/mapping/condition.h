#pragma once
// Conditions of tables, decided by what is known of the arguments.

#include <cstdint>
#include <string>

#include "mapping/environment.h"
#include "mapping/literals.h"

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

/// The message of the first thing in `condition` that is not of the language; empty if all is well.
std::string checkCondition(const ast::Expr& condition, std::span<const Parameter> parameters);

}  // namespace regraft
