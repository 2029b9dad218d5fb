#pragma once

#include <string>

#include "lower/lower.h"

namespace regraft {

/// Indices that the target doesn't take, as operations that it has:
///
///     x[:, ::-1]      →   flip(x, axis=1)                 no negative steps (torch)
///     x[1:, ::-1]     →   flip(x, axis=1)[1:, :]
///     x[:, idx]       →   take(x, idx, axis=1)            no arrays between brackets (tensorflow)
///     x[i, j]         →   gather_nd(x, stack((i, j), axis=-1))
///     x[0]            →   x[0, ...]                       every axis is named, or `...` (array_api)
///     x[[0, 2]]       →   x[asarray([0, 2])]              no lists between brackets (jax)
///
/// `getitem` is an application of the operation of that name. Returns it as it is where nothing stands against it;
/// null with a reason in `refusal` where it can't be written.
const neutral::Expr* legaliseIndex(const neutral::Expr& getitem, const LowerContext& context, std::string& refusal);

/// The same for what is assigned to, `x[0] = v` → `x[0, ...] = v`: only what stays an index of the same array can be written.
const neutral::Expr* legaliseStoredIndex(const neutral::Expr& getitem, const LowerContext& context, std::string& refusal);

}  // namespace regraft
