#include "report/fingerprint.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include "base/text.h"

namespace regraft {

std::string Fingerprints::of(const Finding& finding) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const std::string_view line = file_.source ? trimmed(file_.source->line(finding.start.position.line)) : "";
    const std::string key =
        fmt::format("{}\n{}\n{}\n{}", file_.input.inProject.generic_string(), codeText(diagnostic.code), diagnostic.symbol, line);
    const std::string numbered = fmt::format("{}\n{}", key, seen_[key]++);
    return fmt::format("{:016x}", XXH3_64bits(numbered.data(), numbered.size()));
}

}  // namespace regraft
