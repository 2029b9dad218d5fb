#pragma once
// Derivatives of one value by several arrays, and derivatives of these in turn, as physics-informed networks take them.
//
//     u = net(torch.cat([x, t], 1))                                  def u_fn(x, t):
//     u_x = autograd.grad(u, x, torch.ones_like(u), …)[0]                return net(jnp.concatenate([x, t], 1))
//     u_xx = autograd.grad(u_x, x, torch.ones_like(u_x), …)[0]   →
//                                                                    u = u_fn(x, t)
//                                                                    u_x_fn = jax.grad(lambda x, t: jnp.sum(u_fn(x, t)))
//                                                                    u_x = u_x_fn(x, t)
//                                                                    u_xx = jax.grad(lambda x, t: jnp.sum(u_x_fn(x, t)))(x, t)

#include "training/gradient_call.h"
#include "training/gradient_region.h"

namespace regraft {

/// The value's function and then the derivatives, in order; none if a block takes no such derivatives, or not all of the way is in sight.
std::vector<ArrayGradient> derivativeChain(const Block& block, const TrainingContext& context, const Variables& variables,
                                           const GradientRegion::Marks& marks, const ast::Node& scope);

}  // namespace regraft
