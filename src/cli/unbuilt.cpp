#include "cli/unbuilt.h"

#include <string>

namespace regraft {
namespace {

constexpr const char* options[] = {"--only", "--keep", "--channels"};

struct Value {
    std::string_view option, value;
};

constexpr Value values[] = {
    {"--helpers", "module"},
};

[[noreturn]] void refuseUnbuilt(const std::string& what) {
    throw CLI::ValidationError(what + " is not available in this version of regraft");
}

constexpr const char* noGroup = "";  // CLI11 leaves options of the empty group out of the help

}  // namespace

bool isUnbuilt(std::string_view option, std::string_view value) {
    for (const Value& one : values)
        if (one.option == option && one.value == value) return true;
    return false;
}

void addUnbuiltOptions(CLI::App& command) {
    for (const char* name : options)
        command.add_option_function<std::string>(name, [name](const std::string&) { refuseUnbuilt(name); })->expected(0, 1)->group(noGroup);
}

}  // namespace regraft
