#include "cli/inputs.h"

namespace regraft {

std::variant<Walked, UsageError> findInputs(const Arguments& arguments, const Settings& settings) {
    WalkOptions options;
    options.exclude = arguments.exclude;
    if (settings.destination == Destination::Mirror) {
        options.otherFiles = !arguments.onlyPython;
        options.without.emplace_back(arguments.out);
    }
    Walked walked = walk(settings.paths, options);
    for (const PathProblem& problem : walked.problems)
        if (problem.isNamed) return UsageError{problem.path + ": " + problem.reason};
    for (const InputFile& file : walked.files)
        if (file.path.extension() == ".ipynb" && file.isPython)
            return UsageError{file.shown + ": notebooks are not available in this version of regraft"};
    return walked;
}

InputFile standardInputFile(const Arguments& arguments) {
    const std::string name = arguments.stdinFilename.empty() ? "-" : arguments.stdinFilename;
    return {{}, name, name, true};
}

}  // namespace regraft
