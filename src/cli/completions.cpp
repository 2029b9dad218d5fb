#include "cli/completions.h"

#include "cli/choices.h"
#include "mapping/tables.h"
#include "report/report.h"

namespace regraft {
namespace {

std::vector<std::string> formatNames() {
    std::vector<std::string> names;
    for (const ReportFormat& format : reportFormats()) names.emplace_back(format.name);
    return names;
}

std::vector<std::string> frameworkNames() {
    std::vector<std::string> names;
    for (const Framework& framework : Tables::builtin().frameworks()) names.push_back(framework.name);
    return names;
}

std::vector<std::string> codes() {
    std::vector<std::string> names;
    for (const DiagInfo& one : allDiagnostics()) names.push_back(codeText(one.code));
    return names;
}

std::vector<std::string> valuesOf(const CLI::Option& option) {
    const std::string kind = option.get_type_name();
    if (kind == "FRAMEWORK") return frameworkNames();
    if (kind == "FORMAT") return formatNames();
    if (kind == "CODES") return codes();
    return choicesOf(option.get_single_name());
}

std::vector<std::string> positionalValues(const CLI::Option& option) {
    if (option.get_single_name() == "code") return codes();
    if (option.get_single_name() == "shell") return {"bash", "zsh", "fish"};
    return {};
}

CompletedOption completed(const CLI::Option& option) {
    CompletedOption out;
    for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
    out.help = option.get_description();
    out.takesValue = option.get_items_expected_max() > 0;
    if (out.takesValue) out.values = valuesOf(option);
    return out;
}

}  // namespace

std::vector<CompletedCommand> completedCommands(const CLI::App& app) {
    std::vector<CompletedCommand> commands;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
        CompletedCommand out{command->get_name(), command->get_description(), {}, {}};
        for (const CLI::Option* option : command->get_options()) {
            if (option->get_positional()) out.values = positionalValues(*option);
            else if (!option->get_group().empty()) out.options.push_back(completed(*option));
        }
        commands.push_back(std::move(out));
    }
    return commands;
}

}  // namespace regraft
