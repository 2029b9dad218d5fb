#include "report/rule_text.h"

#include <cctype>

namespace regraft {
namespace {

/// "SyntaxError" as "syntax error".
std::string nameInWords(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (std::isupper(static_cast<unsigned char>(c)) && !out.empty()) out += ' ';
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

}  // namespace

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
        case Severity::Note: return "It does not make a run fail.";
    }
    return "";
}

std::string ruleWording(const DiagInfo& rule) {
    if (rule.message == "{0}") return nameInWords(rule.name);
    std::string out;
    for (std::size_t at = 0; at < rule.message.size();) {
        if (rule.message[at] == '{') {
            out += "…";
            at = rule.message.find('}', at) + 1;
        } else {
            out += rule.message[at++];
        }
    }
    return out;
}

}  // namespace regraft
