#include <fmt/format.h>

#include "base/version.h"
#include "cli/app.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/streams.h"

namespace regraft {
namespace {

/// Text as roff takes it.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += std::string("\\&") + c;
        else out += c;
    }
    return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
    return out;
}

std::string option(const CompletedOption& one) {
    std::string head = "\\fB" + roff(joined(one.names, ", ")) + "\\fR";
    if (one.takesValue) head += one.values.empty() ? " \\fIVALUE\\fR" : " " + roff(joined(one.values, " | "));
    return fmt::format(".TP\n{}\n{}\n", head, roff(one.help));
}

std::string command(const CompletedCommand& one) {
    std::string out = fmt::format(".SS regraft {}\n{}\n", roff(one.name), roff(one.help));
    for (const CompletedOption& each : one.options) out += option(each);
    return out;
}

}  // namespace

int runManPage() {
    Arguments unused;
    const auto app = makeApp(unused);
    std::string out = fmt::format(".TH REGRAFT 1 \"\" \"regraft {}\" \"User Commands\"\n.SH NAME\nregraft \\- {}\n", toolVersion,
                                  roff(app->get_description()));
    out += ".SH SYNOPSIS\n\\fBregraft\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n.SH COMMANDS\n";
    for (const CompletedCommand& one : completedCommands(*app)) out += command(one);
    out +=
        ".SH EXIT STATUS\n0: nothing left to report. 1: findings. 2: wrong usage, configuration or an I/O error. 3: some file could not be "
        "parsed.\n";
    out +=
        ".SH FILES\n.TP\npyproject.toml, regraft.toml\nSettings, under [tool.regraft] or as they are.\n.TP\n~/.cache/regraft\nResults kept "
        "between runs.\n";
    return answer(out);
}

}  // namespace regraft
