#include "inspect_program.h"

#include <algorithm>
#include <stdexcept>

namespace regraft::test {

namespace {

bool isPackage(const std::string& name) { return name.ends_with('/'); }
std::string dotted(const std::string& name) { return isPackage(name) ? name.substr(0, name.size() - 1) : name; }

}  // namespace

InspectedProgram::InspectedProgram(std::map<std::string, std::string> texts, std::vector<std::string> from) : texts_(std::move(texts)) {
    std::vector<const Framework*> frameworks;
    for (const std::string& name : from) frameworks.push_back(Tables::builtin().framework(name));
    std::vector<ProgramModule> modules;
    for (const auto& [name, text] : texts_) {
        ParseResult parsed = parseModule(text);
        if (parsed.error) throw std::runtime_error(parsed.error->message);
        names_.push_back(name);
        files_.push_back(std::move(parsed.file));
        modules.push_back({files_.back().get(), frameworks});
    }
    program_ = std::make_unique<Program>(std::move(modules), *this);
    program_->analyse([](std::size_t count, const std::function<void(std::size_t)>& work) {
        for (std::size_t i = 0; i < count; ++i) work(i);
    });
}

ModuleId InspectedProgram::idOf(const std::string& module) const {
    for (ModuleId id = 0; id < names_.size(); ++id)
        if (dotted(names_[id]) == module) return id;
    return noModule;
}

ModuleId InspectedProgram::find(ModuleId importer, std::string_view name) const {
    if (!name.starts_with('.')) return idOf(std::string(name));
    std::string package = dotted(names_[importer]);
    bool isFirst = isPackage(names_[importer]);
    for (; name.starts_with('.'); name.remove_prefix(1), isFirst = false)
        if (!isFirst) package.resize(package.find('.') == package.npos ? 0 : package.rfind('.'));
    return idOf(package + (package.empty() || name.empty() ? "" : ".") + std::string(name));
}

ModuleId InspectedProgram::submodule(ModuleId package, std::string_view name) const {
    return isPackage(names_[package]) ? idOf(dotted(names_[package]) + "." + std::string(name)) : noModule;
}

}  // namespace regraft::test
