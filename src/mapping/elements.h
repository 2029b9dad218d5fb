#pragma once
// What elements of a framework's arrays are.

#include "mapping/tables.h"

namespace regraft {

/// Whether elements of the framework's arrays are numbers, and no arrays without axes.
bool elementsAreNumbers(const Framework& framework);

}  // namespace regraft
