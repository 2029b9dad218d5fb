#include "cli/streams.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "cli/exit_code.h"

namespace regraft {

namespace {

void printLine(std::string line) {
    for (char& c : line)
        if (c == '\n' || c == '\r') c = ' ';
    print(line + "\n", true);
}

}  // namespace

void complain(std::string_view message) { printLine("regraft: error: " + std::string(message)); }

int refuse(std::string_view message) {
    complain(message);
    return runFailed;
}

void note(std::string_view message) { printLine("regraft: " + std::string(message)); }

std::optional<IoError> print(std::string_view text, bool toStandardError) {
    auto error = writeAll(toStandardError ? STDERR_FILENO : STDOUT_FILENO, text);
    if (error && errno == EPIPE) return std::nullopt;
    return error;
}

int answer(std::string_view text) {
    const auto error = print(text, false);
    if (!error) return nothingLeft;
    complain("cannot write standard output: " + error->reason);
    return runFailed;
}

bool wantsColor(const std::string& choice, bool standardError) {
    if (choice != "auto") return choice == "always";
    const auto isSet = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    if (isSet("NO_COLOR")) return false;
    if (isSet("FORCE_COLOR")) return true;
    return ::isatty(standardError ? STDERR_FILENO : STDOUT_FILENO);
}

}  // namespace regraft
