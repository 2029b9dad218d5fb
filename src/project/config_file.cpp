#include "project/config_file.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "project/file_io.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;
using Kind = ConfigValue::Kind;

Position positionOf(const toml::source_position& at) { return {at.line, at.column}; }

ConfigValue valueOf(const toml::node& node);

/// In the order of the file: toml++ sorts by name.
void sortByPlace(std::vector<ConfigValue>& items) {
    std::stable_sort(items.begin(), items.end(), [](const ConfigValue& a, const ConfigValue& b) {
        return std::pair(a.keyPlace.line, a.keyPlace.column) < std::pair(b.keyPlace.line, b.keyPlace.column);
    });
}

void takeTable(ConfigValue& value, const toml::table& table) {
    value.kind = Kind::Table;
    for (const auto& [key, node] : table) {
        ConfigValue item = valueOf(node);
        item.key = key.str();
        item.keyPlace = positionOf(key.source().begin);
        value.items.push_back(std::move(item));
    }
    sortByPlace(value.items);
}

ConfigValue valueOf(const toml::node& node) {
    ConfigValue value;
    value.kind = Kind::Other;
    value.place = positionOf(node.source().begin);
    if (const auto* text = node.as_string()) {
        value.kind = Kind::Text;
        value.text = text->get();
    } else if (const auto* number = node.as_integer()) {
        value.kind = Kind::Number;
        value.number = number->get();
    } else if (const auto* truth = node.as_boolean()) {
        value.kind = Kind::Truth;
        value.truth = truth->get();
    } else if (const auto* list = node.as_array()) {
        value.kind = Kind::List;
        for (const toml::node& item : *list) value.items.push_back(valueOf(item));
    } else if (const auto* table = node.as_table()) {
        takeTable(value, *table);
    }
    return value;
}

/// As people name it: below the current folder without it.
std::string shownPath(const fs::path& file) {
    std::error_code error;
    const fs::path below = fs::absolute(file, error).lexically_normal().lexically_relative(fs::current_path(error));
    return below.empty() || *below.begin() == ".." ? file.generic_string() : below.generic_string();
}

std::string whereIn(const fs::path& file, const Position& at) { return fmt::format("{}:{}:{}", shownPath(file), at.line, at.column); }

bool isPyproject(const fs::path& file) { return file.filename() == "pyproject.toml"; }

/// The table that is ours; null if there is none.
const toml::node* ownTable(const toml::table& root, bool pyproject) {
    return pyproject ? root["tool"]["regraft"].node() : static_cast<const toml::node*>(&root);
}

struct Loaded {
    ConfigFile config;
    bool hasSettings = false;
};

std::variant<Loaded, ConfigError> load(const fs::path& file) {
    const auto text = readFile(file);
    if (const auto* error = std::get_if<IoError>(&text)) return ConfigError{shownPath(file) + ": cannot read: " + error->reason};
    const toml::parse_result parsed = toml::parse(std::get<std::string>(text));
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return ConfigError{fmt::format("{}: {}", whereIn(file, positionOf(error.source().begin)), error.description())};
    }
    Loaded loaded{{file, {}}, false};
    const toml::node* own = ownTable(parsed.table(), isPyproject(file));
    if (!own) return loaded;
    loaded.config.settings = valueOf(*own);
    loaded.hasSettings = true;
    if (loaded.config.settings.kind != Kind::Table)
        return ConfigError{whereIn(file, loaded.config.settings.place) + ": tool.regraft must be a table"};
    return loaded;
}

}  // namespace

std::string kindName(Kind kind) {
    switch (kind) {
        case Kind::Text: return "a string";
        case Kind::Number: return "an integer";
        case Kind::Truth: return "true or false";
        case Kind::List: return "a list";
        case Kind::Table: return "a table";
        case Kind::Other: return "a date, time or fraction";
    }
    return "";
}

std::string ConfigFile::where(const Position& place) const { return whereIn(path, place); }

std::variant<ConfigFile, ConfigError> readConfig(const fs::path& file) {
    auto loaded = load(file);
    if (auto* error = std::get_if<ConfigError>(&loaded)) return std::move(*error);
    return std::get<Loaded>(std::move(loaded)).config;
}

std::variant<std::optional<ConfigFile>, ConfigError> findConfig(const fs::path& folder) {
    std::error_code error;
    for (fs::path at = folder;; at = at.parent_path()) {
        for (const char* name : {"regraft.toml", "pyproject.toml"}) {
            if (!fs::is_regular_file(at / name, error)) continue;
            auto loaded = load(at / name);
            if (auto* problem = std::get_if<ConfigError>(&loaded)) return std::move(*problem);
            if (std::get<Loaded>(loaded).hasSettings) return std::get<Loaded>(std::move(loaded)).config;
        }
        if (!at.has_relative_path()) return std::nullopt;
    }
}

}  // namespace regraft
