#pragma once

#include <string>

#include "lift/place.h"
#include "mapping/instantiate.h"

namespace regraft {

/// The array that a holder takes when `value` is written into a view of it: each view says in the catalogue how its
/// argument changes with it, `write`.
///
///     x[0].add_(1)            x = at_add(x, 0, 1)
///     x.view(-1)[3] = 2       x = reshape(at_set(reshape(x, -1), 3, 2), shape(x))
///     x.T[1] = v              x = T(at_set(T(x), 1, v))
///
/// Null, with the reason in `obstacle`, where a view does not say it or may be a copy.
const neutral::Expr* writtenThrough(const std::vector<const neutral::Expr*>& views, const neutral::Expr* value, const LiftContext& context,
                                    std::string& obstacle);

/// `x[key] = value` as an array, in its shortest form: what adds to the old element becomes at_add.
const neutral::Expr* updatedAt(const neutral::Expr& array, const neutral::Expr& key, const neutral::Expr& value,
                               const LiftContext& context);

/// `value` in the dtype that `written` has, as a write into it would leave it.
const neutral::Expr* inDTypeOf(const neutral::Expr& written, const neutral::Expr* value, const LiftContext& context);

/// `expr` with `replacement` in the place of every hole for `hole`.
const neutral::Expr* withReplaced(const neutral::Expr& expr, const ast::Expr& hole, const neutral::Expr& replacement,
                                  const LiftContext& context);

}  // namespace regraft
