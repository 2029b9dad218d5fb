#pragma once

#include <string>

#include "project/result.h"
#include "report/paint.h"

namespace regraft {

/// The lines of a finding with carets under it and a line around it; empty where the file's text is not known.
std::string excerptOf(const FileResult& file, const Finding& finding, const Paint& paint);

}  // namespace regraft
