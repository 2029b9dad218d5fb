#pragma once
// Handlers of errors that arrays raise catch also what the target raises in their place:
//
//     except ValueError:   →   except (ValueError, TypeError):

#include "emit/outcome_context.h"

namespace regraft {

/// Converts the handlers of the whole file.
void convertHandlers(OutcomeContext& context);

}  // namespace regraft
