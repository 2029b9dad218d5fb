#include "mapping/elements.h"

namespace regraft {

bool elementsAreNumbers(const Framework& framework) { return framework.isMutable && framework.acceptsScalars; }

}  // namespace regraft
