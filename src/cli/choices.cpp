#include "cli/choices.h"

namespace regraft {
namespace {

struct Choice {
    std::string_view option;
    std::vector<std::string> values;
};

const std::vector<Choice>& table() {
    static const std::vector<Choice> choices = {
        {"on-unsupported", {"keep", "comment", "raise", "bridge"}},
        {"fidelity", {"exact", "approximate"}},
        {"dtypes", {"preserve", "native"}},
        {"helpers", {"inline", "module"}},
        {"fail-on", {"untranslatable", "approximate"}},
        {"color", {"auto", "always", "never"}},
        {"print", {"tokens", "ast", "names", "types", "effects", "neutral", "edits"}},
    };
    return choices;
}

}  // namespace

std::vector<std::string> choicesOf(std::string_view option) {
    if (option.starts_with("--")) option.remove_prefix(2);
    for (const Choice& choice : table())
        if (choice.option == option) return choice.values;
    return {};
}

}  // namespace regraft
