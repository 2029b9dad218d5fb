#include <algorithm>

#include "emit/bridge.h"
#include "emit/conversion.h"
#include "emit/import_scan.h"
#include "emit/use_outcomes.h"

namespace regraft {

namespace {

/// Whether a name means something of the program's own, which alone the other modules know.
bool isProgramsOwn(const std::string& name, const Analysis& analysis) {
    return std::ranges::any_of(analysis.imports(),
                               [&](const ImportedName& import) { return import.isOwn && isBelow(name, import.target); });
}

}  // namespace

bool selfCheck(const std::string& output, const Frontend& frontend, const UseOutcomes& outcomes, const std::vector<std::string>& ownNames,
               DiagnosticSink& sink) {
    ParseResult parsed = parseModule(output);
    if (parsed.error) {
        sink.report(DiagCode::OutputUnparsable, {}, "", {parsed.error->message});
        return false;
    }
    auto analysis = analyse(*parsed.file, frontend.from);
    auto reported = outcomes.reportedNames();
    for (const std::string& name : ownNames) ++reported[name];
    for (const Use& use : analysis->uses()) {
        // Operators stay operators; only what names the source framework is left over.
        // A member of a dtype or a shape stays where its value could not be converted, and that was reported.
        const bool isMember = !use.api && use.site.form == neutral::Form::Attribute;
        const bool names = !use.site.receiver && use.site.operands.empty() && !isMember;
        if (!names || use.framework == outcomes.target() || isProgramsOwn(use.name, *frontend.analysis)) continue;
        auto it = reported.find(use.name);
        if (it != reported.end() && it->second > 0) {
            --it->second;
            continue;
        }
        if (isInBridge(*use.site.node, *analysis)) continue;
        sink.report(DiagCode::SelfCheck, {}, use.name, {use.name});
    }
    return true;
}

}  // namespace regraft
