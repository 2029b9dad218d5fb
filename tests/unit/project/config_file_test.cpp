#include "project/config_file.h"

#include <catch2/catch.hpp>

#include "project/file_io.h"

using namespace regraft;

namespace {

/// What a file of this name and text says.
std::variant<ConfigFile, ConfigError> config(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() / "regraft-config-test" / name;
    std::filesystem::create_directories(path.parent_path());
    REQUIRE_FALSE(writeFile(path, text));
    auto read = readConfig(path);
    std::filesystem::remove_all(path.parent_path());
    return read;
}

}  // namespace

TEST_CASE("values with their places, in the order of the file") {
    const auto read = config("regraft.toml", "z = 'text'\na = [1, true]\n[t]\nk = 1.5\n");
    const auto& items = std::get<ConfigFile>(read).settings.items;
    REQUIRE(items.size() == 3);
    CHECK(items[0].key == "z");
    CHECK(items[0].text == "text");
    CHECK(items[0].place.column == 5);
    REQUIRE(items[1].items.size() == 2);
    CHECK(items[1].items[0].number == 1);
    CHECK(items[1].items[1].truth);
    CHECK(items[1].items[1].place.line == 2);
    CHECK(items[1].items[1].place.column == 9);
    CHECK(items[2].kind == ConfigValue::Kind::Table);
    CHECK(items[2].items[0].kind == ConfigValue::Kind::Other);
}

TEST_CASE("of pyproject.toml, our table") {
    CHECK(std::get<ConfigFile>(config("pyproject.toml", "[tool.ruff]\nx = 1\n")).settings.items.empty());
    CHECK(std::get<ConfigFile>(config("pyproject.toml", "[tool.regraft]\nx = 1\n")).settings.items.size() == 1);
    CHECK(std::get<ConfigError>(config("pyproject.toml", "[tool]\nregraft = 1\n")).message.find("pyproject.toml:2:11: ") !=
          std::string::npos);
    CHECK(std::get<ConfigError>(config("pyproject.toml", "x = \n")).message.find("pyproject.toml:1:") != std::string::npos);
}
