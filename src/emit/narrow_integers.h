#pragma once
// torch:  if target.dtype != torch.int64:        jax:  if target.dtype != jnp.result_type(int):

#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

/// Whether a use is the dtype of the source's integers as what another dtype is compared with, in a target whose integers are narrower
/// with `rules`: arrays that have it in the source have the target's own dtype of integers there.
bool comparesNarrowInteger(const Use& use, const Framework& target, const DTypeRules& rules, const Analysis& analysis);

/// Whether it is compared where the target's integers have another dtype than the source's, whatever is set: those that are given a dtype
/// have it, the others have not.
bool comparesOtherInteger(const Use& use, const Framework& target, const Analysis& analysis);

/// Whether it asks how wide the source's integers are, `x.itemsize`, where those of the target are others with `rules`.
bool asksForOtherWidth(const Use& use, const Framework& target, const DTypeRules& rules);

}  // namespace regraft
