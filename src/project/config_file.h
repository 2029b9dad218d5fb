#pragma once
// Configuration files: [tool.regraft] in pyproject.toml, or regraft.toml.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "source/source_file.h"

namespace regraft {

/// A value of a configuration file and where it stands.
struct ConfigValue {
    enum class Kind : std::uint8_t { Text, Number, Truth, List, Table, Other } kind = Kind::Table;
    std::string text;  ///< of a Text
    std::int64_t number = 0;
    bool truth = false;
    std::string key;  ///< in the table it is an item of
    Position keyPlace, place;
    std::vector<ConfigValue> items;  ///< of a List or a Table, as the file has them
};

/// "a string", "a list", …
std::string kindName(ConfigValue::Kind kind);

struct ConfigFile {
    std::filesystem::path path;
    ConfigValue settings;

    /// "pyproject.toml:3:8", for people.
    std::string where(const Position& place) const;
};

struct ConfigError {
    std::string message;  ///< with file, line and column
};

/// Reads one file; a pyproject.toml without our table gives an empty one.
std::variant<ConfigFile, ConfigError> readConfig(const std::filesystem::path& file);

/// The nearest configuration in `folder` or above it. In one folder regraft.toml goes before pyproject.toml.
std::variant<std::optional<ConfigFile>, ConfigError> findConfig(const std::filesystem::path& folder);

}  // namespace regraft
