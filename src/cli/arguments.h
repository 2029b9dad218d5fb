#pragma once
// The command line as it was written.

#include <string>
#include <variant>
#include <vector>

namespace regraft {

struct Arguments {
    std::string command;  ///< "convert", "check", "map", "coverage", "rule"
    std::vector<std::string> paths, filesFrom;
    std::vector<std::string> from;
    std::string to;

    std::string out, stdinFilename;
    bool inPlace = false, diff = false, onlyPython = false, showFiles = false;
    std::vector<std::string> exclude;
    unsigned jobs = 0;

    std::string onUnsupported = "keep", fidelity = "approximate", dtypes = "preserve", helpers;

    std::vector<std::string> reports;
    bool exitZero = false;
    std::string failOn = "untranslatable";
    bool quiet = false, verbose = false;
    std::string color = "auto";

    std::string print;  ///< a stage
    bool json = false;

    std::string subject;  ///< the API of `map`, the code of `rule`
};

/// A finished run of the parser that is no command: help, version (exit code 0) or one line of complaint (2).
struct ParseOutcome {
    int exitCode;
    std::string text;
};

std::variant<Arguments, ParseOutcome> parseArguments(int argc, char** argv);

}  // namespace regraft
