#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/streams.h"

namespace regraft {
namespace {

std::string_view severityName(Severity severity) {
    switch (severity) {
        case Severity::Error: return "error";
        case Severity::Untranslatable: return "untranslatable";
        case Severity::Approximate: return "approximate";
        case Severity::Note: return "note";
    }
    return "";
}

std::string_view severityMeaning(Severity severity) {
    switch (severity) {
        case Severity::Error: return "The file, or the run, could not be done.";
        case Severity::Untranslatable: return "The code was left as it was.";
        case Severity::Approximate: return "The code was converted, and may behave differently in the way described.";
        case Severity::Note: return "Nothing needs to be done.";
    }
    return "";
}

/// The wording with its holes shown as "…".
std::string wording(std::string_view message) {
    std::string out;
    for (std::size_t at = 0; at < message.size();) {
        if (message[at] == '{') {
            out += "…";
            at = message.find('}', at) + 1;
        } else {
            out += message[at++];
        }
    }
    return out;
}

std::string explain(const DiagInfo& rule) {
    return fmt::format("{} {} ({})\n\n  {}\n\n{}\nWhat you can do: {}.\n", codeText(rule.code), rule.name,
                       severityName(rule.severity), wording(rule.message), severityMeaning(rule.severity), rule.help);
}

std::string list() {
    std::string out;
    for (const DiagInfo& rule : allDiagnostics())
        out += fmt::format("{}  {:14}  {}\n", codeText(rule.code), severityName(rule.severity), wording(rule.message));
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
