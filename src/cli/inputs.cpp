#include "cli/inputs.h"

#include "project/project_names.h"

namespace regraft {

std::variant<Walked, UsageError> findInputs(const Arguments& arguments, const Settings& settings) {
    WalkOptions options;
    options.exclude = arguments.exclude;
    options.excludeFolder = arguments.folderOf("exclude");
    options.forceExclude = arguments.forceExclude;
    options.surroundings = arguments.print.empty() && !arguments.onlyPython;
    if (settings.destination == Destination::Mirror) {
        options.otherFiles = !arguments.onlyPython;
        options.without.emplace_back(arguments.out);
    }
    Walked walked = walk(settings.paths, options);
    for (const PathProblem& problem : walked.problems)
        if (problem.isNamed) return UsageError{problem.path + ": " + problem.reason};
    return walked;
}

InputFile standardInputFile(const Arguments& arguments) {
    const std::string name = arguments.stdinFilename.empty() ? "-" : arguments.stdinFilename;
    InputFile file{{}, name, name, true};
    std::error_code error;
    ProjectNames projects(std::filesystem::current_path(error));
    const auto inProject = projects.of(std::filesystem::absolute(name, error).lexically_normal());
    if (!inProject.empty()) file.inProject = inProject;
    return file;
}

}  // namespace regraft
