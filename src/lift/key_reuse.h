#pragma once
// Where one key of random numbers is drawn from twice: a framework with keys gives the same numbers again, and a generator,
// which takes the key's place, goes on.
//
//     a = jax.random.normal(key, (3,))
//     b = jax.random.normal(key, (3,))        b is a
//
//     for x in xs:
//         y = x + jax.random.normal(key)      the same number each time

#include <string>
#include <vector>

#include "lift/calls.h"
#include "lift/scope_names.h"
#include "semantic/analysis.h"

namespace regraft {

struct KeyReuse {
    const ast::Expr* node = nullptr;  ///< what draws, or is handed the key
    const Use* use = nullptr;         ///< null: a call of no framework
    std::string problem;
};

std::vector<KeyReuse> reusedKeys(const ScopeNames& names, const CallGraph& calls, const Analysis& analysis, const ParsedFile& file);

/// Parameters of functions that are drawn from, split, or handed on as keys.
std::vector<const ast::arg*> keyParameters(const ScopeNames& names, const Analysis& analysis);

}  // namespace regraft
