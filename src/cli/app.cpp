#include "cli/app.h"

#include "base/version.h"
#include "cli/choices.h"
#include "cli/unbuilt.h"
#include "report/report.h"

namespace regraft {
namespace {

/// A repeatable option that takes one value each time: without this it would swallow the paths behind it.
CLI::Option* addRepeatable(CLI::App& app, const std::string& names, std::vector<std::string>& into, const std::string& help) {
    return app.add_option(names, into, help)->allow_extra_args(false);
}

CLI::Option* addCodes(CLI::App& app, const std::string& name, std::vector<std::string>& into, const std::string& help) {
    return addRepeatable(app, name, into, help)->delimiter(',')->type_name("CODES");
}

CLI::Option* addChoice(CLI::App& app, const std::string& name, std::string& into, const std::string& help) {
    return app.add_option(name, into, help)->type_name("HOW")->check(CLI::IsMember(choicesOf(name)));
}

void addCommon(CLI::App& app, Arguments& a) {
    app.add_flag("-q,--quiet", a.quiet, "Print findings, but no summary");
    app.add_flag("-v,--verbose", a.verbose, "Log what is done");
    addChoice(app, "--color", a.color, "When to use colours");
}

void addChoices(CLI::App& app, Arguments& a) {
    const std::string how = "How to convert";
    addChoice(app, "--on-unsupported", a.onUnsupported, "What becomes of a use that cannot be translated")->group(how);
    addChoice(app, "--fidelity", a.fidelity, "With exact, approximate conversions are left undone and reported")->group(how);
    addChoice(app, "--dtypes", a.dtypes, "Keep floating dtypes as they were, or take the target's defaults")->group(how);
    addRepeatable(app, "--mappings", a.mappings, "Also use the table in this file; repeatable")->type_name("FILE")->group(how);
    addChoice(app, "--helpers", a.helpers, "Where helper functions go")->group(how);
}

void addSelection(CLI::App& app, Arguments& a) {
    app.add_option("paths", a.paths, "Files and folders; - is standard input (default: the current folder)")->type_name("PATH");
    addRepeatable(app, "--from", a.from,
                  "The framework to convert from, as NAME or NAME@VERSION; repeatable (default: those that are imported)")
        ->type_name("FRAMEWORK");
    app.add_option("--to", a.to, "The framework to convert to, as NAME or NAME@VERSION")->type_name("FRAMEWORK");
    addRepeatable(app, "--files-from", a.filesFrom, "Also the paths in this file, one a line; - is standard input")->type_name("FILE");
    addRepeatable(app, "--exclude", a.exclude, "Leave out files and folders that match this glob; repeatable")->type_name("GLOB");
    app.add_flag("--force-exclude", a.forceExclude, "Leave them out even where they are named");
    app.add_option("--stdin-filename", a.stdinFilename, "The name of what is read from standard input")->type_name("NAME");
    app.add_flag("--show-files", a.showFiles, "List the files that would be read, and stop");
    app.add_option("--shard", a.shard, "Do only the I-th of N parts, all of a size; merge joins their reports")->type_name("I/N");
    CLI::Option* cache =
        app.add_option("--cache-dir", a.cacheDir, "Keep results here between runs (default: ~/.cache/regraft)")->type_name("DIR");
    app.add_flag("--no-cache", a.noCache, "Keep no results, and use none")->excludes(cache);
    app.add_option("-j,--jobs", a.jobs, "Threads to use (default: one a processor)")->check(CLI::Range(1, 1024))->type_name("N");
}

void addConfiguration(CLI::App& app, Arguments& a) {
    const std::string where = "Configuration (default: the nearest regraft.toml, or pyproject.toml with [tool.regraft])";
    CLI::Option* config = app.add_option("--config", a.config, "Read this file")->type_name("FILE")->group(where);
    app.add_flag("--isolated", a.isolated, "Read no configuration file")->excludes(config)->group(where);
    app.add_flag("--show-settings", a.showSettings, "Print the settings in force, and stop")->group(where);
}

void addFilters(CLI::App& app, Arguments& a) {
    const std::string which = "Which findings are told";
    addCodes(app, "--select", a.select, "Only those whose code begins with one of these, as RG01,RG0200")->group(which);
    addCodes(app, "--ignore", a.ignore, "None of these")->group(which);
    addRepeatable(app, "--per-file-ignores", a.perFileIgnores, "None of these codes in files that match, as GLOB:CODES; repeatable")
        ->type_name("RULE")
        ->group(which);
}

void addOutcome(CLI::App& app, Arguments& a) {
    const std::string what = "What it says";
    addRepeatable(app, "--report", a.reports, reportFormatNames() + ": as FORMAT or FORMAT=FILE; repeatable")
        ->type_name("FORMAT")
        ->group(what);
    app.add_flag("--exit-zero", a.exitZero, "Exit with 0 whatever was found")->group(what);
    addChoice(app, "--fail-on", a.failOn, "The least finding that makes the exit code 1")->group(what);
}

void addStages(CLI::App& app, Arguments& a) {
    const std::string what = "What it says";
    addChoice(app, "--print", a.print, "Print what a stage makes of the files, and stop")->group(what);
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

/// The commands that read source files.
void addRuns(CLI::App& app, Arguments& a) {
    CLI::App* convert = addCommand(app, a, "convert", "Rewrite code from one framework to another");
    CLI::App* check = addCommand(app, a, "check", "The same analysis, writing nothing");
    CLI::App* baseline = addCommand(app, a, "baseline", "Record today's findings, so that check tells only new ones");
    for (CLI::App* command : {convert, check, baseline}) {
        addSelection(*command, a);
        addChoices(*command, a);
        addFilters(*command, a);
        if (command != baseline) addOutcome(*command, a);
        if (command != baseline) addStages(*command, a);
        addConfiguration(*command, a);
        addUnbuiltOptions(*command);
    }
    addDestination(*convert, a);
    baseline->add_option("--baseline", a.baseline, "The file to write (default: regraft-baseline.json)")->type_name("FILE");
    check->add_option("--baseline", a.baseline, "Tell nothing that this file lists (default: regraft-baseline.json, where there is one)")
        ->type_name("FILE");
    check->add_flag("--no-baseline", a.noBaseline, "Tell what is known too");
}

void addQuestions(CLI::App& app, Arguments& a) {
    CLI::App* map = addCommand(app, a, "map", "How one API is converted");
    map->add_option("api", a.subject, "Its qualified name, as torch.cat")->required();
    map->add_option("--to", a.to, "Only to this framework")->type_name("FRAMEWORK");
    CLI::App* coverage = addCommand(app, a, "coverage", "What share of each framework's API is covered");
    coverage->add_option("--from", a.from, "Only of this framework")->type_name("FRAMEWORK")->expected(1);
    coverage->add_option("--to", a.to, "Only to this framework")->type_name("FRAMEWORK");
    CLI::App* rule = addCommand(app, a, "rule", "Explain a diagnostic");
    rule->add_option("code", a.subject, "As RG0101 (default: list them all)");
    CLI::App* merge = addCommand(app, a, "merge", "Join JSON reports, and render them in any format (default: json)");
    merge->add_option("reports", a.paths, "What --report json wrote")->type_name("FILE")->required();
    addOutcome(*merge, a);
    CLI::App* completions = addCommand(app, a, "completions", "Print a shell's completion script");
    CLI::App* tables = addCommand(app, a, "tables", "Check tables of your own, or run their examples");
    tables->add_option("action", a.subject, "check or test")->required()->check(CLI::IsMember({"check", "test"}));
    tables->add_option("tables", a.paths, "Files for --mappings")->type_name("FILE")->required();
    tables->add_option("--to", a.to, "With test: the framework to convert to")->type_name("FRAMEWORK");
    CLI::App* weights = addCommand(app, a, "weights", "Carry a checkpoint over to the converted model");
    weights->add_option("checkpoint", a.subject, "Its parameters: a .safetensors or .npz file")->required()->type_name("FILE");
    weights->add_option("--map", a.map, "The JSON report of the conversion, which says which parameter is which")
        ->required()
        ->type_name("REPORT");
    weights->add_option("--out", a.out, "The file to write: .safetensors or .npz")->required()->type_name("FILE");
    weights->add_option("--model", a.model, "The class that was saved (default: the one that its names fit)")->type_name("CLASS");
    addCommand(app, a, "man", "Print the manual page");
    completions->add_option("shell", a.subject, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

}  // namespace

std::unique_ptr<CLI::App> makeApp(Arguments& arguments) {
    auto app = std::make_unique<CLI::App>("Rewrites Python code from one array framework to another.", "regraft");
    app->set_version_flag("--version", "regraft " + std::string(toolVersion));
    app->require_subcommand(0, 1);
    addRuns(*app, arguments);
    addQuestions(*app, arguments);
    return app;
}

}  // namespace regraft
