#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/streams.h"
#include "report/rule_text.h"

namespace regraft {
namespace {

std::string explain(const DiagInfo& rule) {
    return fmt::format("{} {} ({})\n\n  {}\n\n{}\nWhat you can do: {}.\n", codeText(rule.code), rule.name, severityName(rule.severity),
                       ruleWording(rule), severityMeaning(rule.severity), rule.help);
}

std::string list() {
    std::string out;
    for (const DiagInfo& rule : allDiagnostics())
        out += fmt::format("{}  {:14}  {}\n", codeText(rule.code), severityName(rule.severity), ruleWording(rule));
    return out;
}

}  // namespace

int runRule(const Arguments& arguments) {
    const DiagInfo* rule = arguments.subject.empty() ? nullptr : findDiagnostic(arguments.subject);
    if (!rule && !arguments.subject.empty()) {
        complain(fmt::format("there is no diagnostic `{}`: `regraft rule` lists them", arguments.subject));
        return runFailed;
    }
    return answer(rule ? explain(*rule) : list());
}

}  // namespace regraft
