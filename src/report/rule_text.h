#pragma once
// A diagnostic explained, without a finding of it.

#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace regraft {

std::string_view severityName(Severity severity);  ///< "error", "untranslatable", "approximate" or "note"

/// What it means for the code, as a sentence.
std::string_view severityMeaning(Severity severity);

/// Its wording, with "…" for what a finding fills in; its name where that is all of it.
std::string ruleWording(const DiagInfo& rule);

}  // namespace regraft
