#include "semantic/world.h"

#include <algorithm>

#include "semantic/facts.h"

namespace regraft::semantic {

namespace {
constexpr int maxReexports = 20;  // two modules may re-export from each other
}

/// Python's order: a name that the module binds, then a submodule, then what a star import brings.
Found World::find(ModuleId module, std::string_view name, int depth) const {
    if (depth > maxReexports) return {};
    const ModuleOutline& outline = outlines[module];
    auto bound = outline.names.find(name);
    if (bound != outline.names.end()) {
        const ModuleOutline::Origin& origin = bound->second;
        const bool isImported = !origin.module.empty();
        const bool isOwn = isImported && finder.find(module, origin.module) == module;  // `from . import core`
        const Found found = isImported && !isOwn ? imported(module, origin.module, origin.original, depth + 1) : Found{};
        if (found.module != noModule) return found;
        ModuleId inside = isOwn ? finder.submodule(module, name) : noModule;
        return inside != noModule ? Found{inside} : Found{module, bound->first};
    }
    if (ModuleId inside = finder.submodule(module, name); inside != noModule) return {inside};
    if (name.starts_with("_")) return {};
    for (const std::string& star : outline.stars) {
        ModuleId source = finder.find(module, star);
        Found found = source == noModule ? Found{} : find(source, name, depth + 1);
        if (found.module != noModule) return found;
    }
    return {};
}

Found World::imported(ModuleId importer, std::string_view source, std::string_view name, int depth) const {
    if (const ModuleId module = finder.find(importer, source); module != noModule) return find(module, name, depth);
    return {finder.find(importer, std::string(source) + (source.ends_with(".") ? "" : ".") + std::string(name))};
}

ModuleId World::ownerOf(const ast::Node& definition) const {
    auto it = owners.find(&definition);
    return it == owners.end() ? noModule : it->second;
}

const FunctionFace* World::function(ModuleId owner, const ast::Node& definition) const {
    if (owner == noModule || !interfaces[owner]) return nullptr;
    auto it = interfaces[owner]->functions.find(&definition);
    return it == interfaces[owner]->functions.end() ? nullptr : &it->second;
}

const ClassFace* World::classOf(ModuleId owner, const ast::Node& definition) const {
    if (owner == noModule || !interfaces[owner]) return nullptr;
    auto it = interfaces[owner]->classes.find(&definition);
    return it == interfaces[owner]->classes.end() ? nullptr : &it->second;
}

ModuleOutline outlineOf(const Facts& facts) {
    ModuleOutline outline;
    std::unordered_map<SymbolId, unsigned> bindings;
    for (const Binding& binding : facts.scopes.bindings) ++bindings[binding.symbol];
    for (SymbolId id = 0; id < facts.scopes.symbols.size(); ++id)
        if (facts.scopes.symbols[id].scope == 0) outline.names.try_emplace(facts.scopes.symbols[id].name.text());
    for (const ImportedName& name : facts.imports) {
        const auto* from = ast::as<ast::ImportFrom>(name.statement);
        if (name.isStar && from) outline.stars.push_back(importedModule(*from));
        SymbolId symbol = from ? facts.scopes.symbolOf[name.alias->id] : none;
        if (symbol == none || facts.scopes.symbols[symbol].scope != 0 || bindings[symbol] != 1) continue;
        outline.names[name.boundName.text()] = {importedModule(*from), name.alias->name.text()};
    }
    return outline;
}

namespace {

/// The modules whose interfaces a module reads first of all.
std::vector<ModuleId> needsOf(const World& world, const Facts& facts, ModuleId self) {
    std::vector<ModuleId> needs;
    auto need = [&](ModuleId module) {
        if (module != noModule && module != self) needs.push_back(module);
    };
    for (const ImportedName& name : facts.imports) {
        const auto* from = ast::as<ast::ImportFrom>(name.statement);
        if (!from) {
            need(world.finder.find(self, name.alias->name.text()));
            continue;
        }
        if (name.isStar) need(world.finder.find(self, importedModule(*from)));
        else need(world.imported(self, importedModule(*from), name.alias->name.text()).module);
    }
    return needs;
}

/// Tarjan's strongly connected components; each gets the level after the highest it needs.
class Levels {
public:
    explicit Levels(std::vector<std::vector<ModuleId>> needs) : needs_(std::move(needs)) {
        state_.resize(needs_.size());
        for (ModuleId module = 0; module < needs_.size(); ++module)
            if (!state_[module].order) visit(module);
    }
    unsigned of(ModuleId module) const { return state_[module].level; }

private:
    struct State {
        unsigned order = 0, low = 0, level = 0;
        bool isOpen = false;
    };

    void visit(ModuleId module) {
        State& state = state_[module];
        state.order = state.low = ++count_;
        state.isOpen = true;
        open_.push_back(module);
        for (ModuleId need : needs_[module]) {
            if (!state_[need].order) {
                visit(need);
                state.low = std::min(state.low, state_[need].low);
            } else if (state_[need].isOpen) {
                state.low = std::min(state.low, state_[need].order);
            }
        }
        if (state.low == state.order) close(module);
    }
    void close(ModuleId root) {
        auto first = std::find(open_.begin(), open_.end(), root);
        unsigned level = 0;
        for (auto member = first; member != open_.end(); ++member)
            for (ModuleId need : needs_[*member])
                if (!state_[need].isOpen) level = std::max(level, state_[need].level + 1);
        for (auto member = first; member != open_.end(); ++member) {
            state_[*member].level = level;
            state_[*member].isOpen = false;
        }
        open_.erase(first, open_.end());
    }

    std::vector<std::vector<ModuleId>> needs_;
    std::vector<State> state_;
    std::vector<ModuleId> open_;
    unsigned count_ = 0;
};

}  // namespace

std::vector<std::vector<ModuleId>> levelsOf(const World& world, const std::vector<const Facts*>& modules) {
    std::vector<std::vector<ModuleId>> needs;
    for (ModuleId id = 0; id < modules.size(); ++id) needs.push_back(needsOf(world, *modules[id], id));
    Levels found(std::move(needs));
    std::vector<std::vector<ModuleId>> levels;
    for (ModuleId id = 0; id < modules.size(); ++id) {
        levels.resize(std::max<std::size_t>(levels.size(), found.of(id) + 1));
        levels[found.of(id)].push_back(id);
    }
    return levels;
}

}  // namespace regraft::semantic
