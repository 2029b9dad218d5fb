#pragma once

#include <string>

#include "report/model.h"
#include "report/paint.h"

namespace regraft {

/// The lines of a finding with carets under it and a line around it; empty where the file's text is not known.
std::string excerptOf(const ReportedFile& file, const ReportedFinding& finding, const Paint& paint);

}  // namespace regraft
