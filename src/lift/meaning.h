#pragma once

#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// Whether a use (null: none) is an application of the operation of that name.
inline bool means(const Use* use, std::string_view operation) {
    return use && use->meaning && use->meaning->kind == neutral::ExprKind::Operation && use->meaning->operation->name == operation;
}

/// Whether a use is a context that says by an argument whether gradients are recorded in it, and says no.
inline bool turnsRecordingOff(const Use* use) {
    const neutral::Expr* mode = means(use, "grad_enabled") ? use->meaning->parts[0] : nullptr;
    const auto* constant = mode && mode->source ? ast::as<ast::Constant>(mode->source) : nullptr;
    return constant && constant->value.type == ast::Literal::Type::False;
}

/// Whether nothing is recorded for gradients in a context.
inline bool recordsNothing(const Use* use) { return means(use, "no_grad") || turnsRecordingOff(use); }

/// Whether everything is recorded for gradients in a context; of one that says so by an argument, unless it is False.
inline bool recordsAgain(const Use* use) { return means(use, "enable_grad") || (means(use, "grad_enabled") && !turnsRecordingOff(use)); }

}  // namespace regraft
