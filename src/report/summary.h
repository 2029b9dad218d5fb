#pragma once

#include <string>

#include "report/model.h"

namespace regraft {

/// The closing line of a report for people: "2 files converted, 1 unchanged: 12 uses exact, 1 untranslatable".
std::string summaryOf(const Report& report);

}  // namespace regraft
