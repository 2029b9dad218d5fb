#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>

#include "base/version.h"
#include "cli/unbuilt.h"

namespace regraft {
namespace {

/// A repeatable option that takes one value each time: without this it would swallow the paths behind it.
CLI::Option* addRepeatable(CLI::App& app, const std::string& names, std::vector<std::string>& into,
                           const std::string& help) {
    return app.add_option(names, into, help)->allow_extra_args(false);
}

void addCommon(CLI::App& app, Arguments& a) {
    app.add_flag("-q,--quiet", a.quiet, "Print findings, but no summary");
    app.add_flag("-v,--verbose", a.verbose, "Log what is done");
    app.add_option("--color", a.color, "When to use colours")->type_name("HOW")->check(CLI::IsMember({"auto", "always", "never"}));
}

void addChoices(CLI::App& app, Arguments& a) {
    const std::string how = "How to convert";
    app.add_option("--on-unsupported", a.onUnsupported, "What becomes of a use that cannot be translated")
        ->type_name("HOW")->check(CLI::IsMember({"keep", "comment", "raise", "bridge"}))->group(how);
    app.add_option("--fidelity", a.fidelity, "With exact, approximate conversions are left undone and reported")
        ->type_name("HOW")->check(CLI::IsMember({"exact", "approximate"}))->group(how);
    app.add_option("--dtypes", a.dtypes, "Keep floating dtypes as they were, or take the target's defaults")
        ->type_name("HOW")->check(CLI::IsMember({"preserve", "native"}))->group(how);
    app.add_option("--helpers", a.helpers, "Where helper functions go")->type_name("HOW")->check(CLI::IsMember({"inline", "module"}))->group(how);
}

void addSelection(CLI::App& app, Arguments& a) {
    app.add_option("paths", a.paths, "Files and folders; - is standard input (default: the current folder)")->type_name("PATH");
    addRepeatable(app, "--from", a.from, "The framework to convert from, as NAME or NAME@VERSION; repeatable (default: those that are imported)")->type_name("FRAMEWORK");
    app.add_option("--to", a.to, "The framework to convert to, as NAME or NAME@VERSION")->type_name("FRAMEWORK");
    addRepeatable(app, "--files-from", a.filesFrom, "Also the paths in this file, one a line; - is standard input")->type_name("FILE");
    addRepeatable(app, "--exclude", a.exclude, "Leave out files and folders that match this glob; repeatable")->type_name("GLOB");
    app.add_option("--stdin-filename", a.stdinFilename, "The name of what is read from standard input")->type_name("NAME");
    app.add_flag("--show-files", a.showFiles, "List the files that would be read, and stop");
    app.add_option("-j,--jobs", a.jobs, "Threads to use (default: one a processor)")->check(CLI::Range(1, 1024))->type_name("N");
}

void addReporting(CLI::App& app, Arguments& a) {
    const std::string what = "What it says";
    addRepeatable(app, "--report", a.reports, "full, concise or json, as FORMAT or FORMAT=FILE; repeatable (default: full)")->type_name("FORMAT")->group(what);
    app.add_flag("--exit-zero", a.exitZero, "Exit with 0 whatever was found")->group(what);
    app.add_option("--fail-on", a.failOn, "The least finding that makes the exit code 1")
        ->type_name("HOW")->check(CLI::IsMember({"untranslatable", "approximate"}))->group(what);
    app.add_option("--print", a.print, "Print what a stage makes of the files, and stop")
        ->type_name("HOW")->check(CLI::IsMember({"tokens", "ast", "names", "types", "effects", "neutral", "edits"}))->group(what);
    app.add_flag("--json", a.json, "With --print: as JSON")->group(what);
}

void addDestination(CLI::App& app, Arguments& a) {
    const std::string where = "Where the result goes (default, for one file: standard output)";
    app.add_option("--out", a.out, "Mirror the tree into this folder")->type_name("DIR")->group(where);
    app.add_flag("--only-python", a.onlyPython, "With --out: leave out what is not Python")->group(where);
    app.add_flag("--in-place", a.inPlace, "Rewrite the files")->group(where);
    app.add_flag("--diff", a.diff, "Print a unified diff")->group(where);
}

CLI::App* addCommand(CLI::App& app, Arguments& a, const std::string& name, const std::string& help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->callback([&a, name] { a.command = name; });
    addCommon(*command, a);
    return command;
}

void addCommands(CLI::App& app, Arguments& a) {
    CLI::App* convert = addCommand(app, a, "convert", "Rewrite code from one framework to another");
    CLI::App* check = addCommand(app, a, "check", "The same analysis, writing nothing");
    for (CLI::App* command : {convert, check}) {
        addSelection(*command, a);
        addChoices(*command, a);
        addReporting(*command, a);
        addUnbuiltOptions(*command);
    }
    addDestination(*convert, a);

    CLI::App* map = addCommand(app, a, "map", "How one API is converted");
    map->add_option("api", a.subject, "Its qualified name, as torch.cat")->required();
    map->add_option("--to", a.to, "Only to this framework")->type_name("FRAMEWORK");
    CLI::App* coverage = addCommand(app, a, "coverage", "What share of each framework's API is covered");
    coverage->add_option("--from", a.from, "Only of this framework")->type_name("FRAMEWORK")->expected(1);
    coverage->add_option("--to", a.to, "Only to this framework")->type_name("FRAMEWORK");
    CLI::App* rule = addCommand(app, a, "rule", "Explain a diagnostic");
    rule->add_option("code", a.subject, "As RG0101 (default: list them all)");
    addUnbuiltCommands(app);
}

/// `regraft --print=ast FILE` is short for `regraft convert --print=ast FILE`.
std::vector<std::string> withCommand(int argc, char** argv) {
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (!words.empty() && words[0].starts_with("--print")) words.insert(words.begin(), "convert");
    return words;
}

}  // namespace

std::variant<Arguments, ParseOutcome> parseArguments(int argc, char** argv) {
    Arguments arguments;
    CLI::App app("Rewrites Python code from one array framework to another.", "regraft");
    app.set_version_flag("--version", "regraft " + std::string(version));
    app.require_subcommand(0, 1);
    addCommands(app, arguments);
    std::vector<std::string> words = withCommand(argc, argv);
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    try {
        app.parse(words);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return ParseOutcome{2, error.what()};
        std::ostringstream text;
        app.exit(error, text, text);
        return ParseOutcome{0, text.str()};
    }
    if (arguments.command.empty()) return ParseOutcome{2, "a command is missing: see regraft --help"};
    return arguments;
}

}  // namespace regraft
