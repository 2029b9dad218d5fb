#include "cli/configuration.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/choices.h"
#include "cli/configuration_keys.h"
#include "project/config_file.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;
using Kind = ConfigValue::Kind;

fs::path folderAround(const std::string& path) {
    std::error_code error;
    const fs::path whole = fs::absolute(path, error).lexically_normal();
    return fs::is_directory(whole, error) ? whole : whole.parent_path();
}

/// The folder that holds all that is named: where the search for a configuration begins.
fs::path commonFolder(const Arguments& a) {
    std::vector<std::string> named = a.paths;
    std::erase(named, "-");
    if (!a.stdinFilename.empty()) named.push_back(a.stdinFilename);
    if (named.empty()) return folderAround(".");
    fs::path common = folderAround(named[0]);
    for (const std::string& path : named) {
        const fs::path folder = folderAround(path);
        while (common.has_relative_path() && *folder.lexically_relative(common).begin() == "..") common = common.parent_path();
    }
    return common;
}

std::variant<std::optional<ConfigFile>, ConfigError> loadConfig(const Arguments& a) {
    if (a.isolated) return std::nullopt;
    if (a.config.empty()) return findConfig(commonFolder(a));
    auto named = readConfig(a.config);
    if (auto* error = std::get_if<ConfigError>(&named)) return std::move(*error);
    return std::optional(std::get<ConfigFile>(std::move(named)));
}

/// Puts the values of one file into arguments, one key after the other.
class Reader {
public:
    Reader(const ConfigFile& file, Arguments& into) : file_(file), into_(into) {}

    Problem take(const ConfigValue& value) {
        const ConfigKey* key = findConfigKey(value.key);
        if (!key)
            return UsageError{fmt::format("{}: unknown setting `{}`{}", file_.where(value.keyPlace), value.key, suggestion(value.key))};
        value_ = &value;
        origins_.clear();
        Problem problem = std::visit([&](auto member) { return set(into_.*member); }, key->member);
        if (!problem) into_.origins[value.key] = origins_.empty() ? std::vector{label(value)} : origins_;
        return problem;
    }

private:
    std::string label(const ConfigValue& value) const { return file_.where(value.place) + ": " + value_->key; }

    UsageError wanted(const std::string& what, const ConfigValue& got) const {
        return {fmt::format("{}: {} is wanted, not {}", label(got), what, kindName(got.kind))};
    }

    static std::string suggestion(std::string_view key) {
        const std::string near = nearestConfigKey(key);
        return near.empty() ? "" : ": did you mean `" + near + "`?";
    }

    Problem set(std::string& text) {
        if (value_->kind != Kind::Text) return wanted("a string", *value_);
        const std::vector<std::string> choices = choicesOf(value_->key);
        if (!choices.empty() && std::find(choices.begin(), choices.end(), value_->text) == choices.end())
            return UsageError{fmt::format("{}: `{}` is not one of {}", label(*value_), value_->text, fmt::join(choices, ", "))};
        text = value_->text;
        return std::nullopt;
    }

    Problem set(bool& truth) {
        if (value_->kind != Kind::Truth) return wanted("true or false", *value_);
        truth = value_->truth;
        return std::nullopt;
    }

    Problem set(unsigned& number) {
        if (value_->kind != Kind::Number) return wanted("an integer", *value_);
        if (value_->number < 1 || value_->number > 1024) return UsageError{label(*value_) + ": it must be from 1 to 1024"};
        number = static_cast<unsigned>(value_->number);
        return std::nullopt;
    }

    Problem set(std::vector<std::string>& list) {
        if (findConfigKey(value_->key)->isTable) return setRules(list);
        return addItems(*value_, list);
    }

    /// A list of strings, or one string.
    Problem addItems(const ConfigValue& value, std::vector<std::string>& list) {
        const std::vector<ConfigValue> one = {value};
        if (value.kind != Kind::Text && value.kind != Kind::List) return wanted("a list of strings", value);
        for (const ConfigValue& item : value.kind == Kind::List ? value.items : one) {
            if (item.kind != Kind::Text) return wanted("a string", item);
            list.push_back(item.text);
            origins_.push_back(label(item));
        }
        return std::nullopt;
    }

    /// A table from globs to codes, as --per-file-ignores writes it.
    Problem setRules(std::vector<std::string>& list) {
        if (value_->kind != Kind::Table) return wanted("a table from globs to codes", *value_);
        for (const ConfigValue& item : value_->items) {
            std::vector<std::string> codes;
            if (Problem problem = addItems(item, codes)) return problem;
            origins_.resize(list.size());
            list.push_back(fmt::format("{}:{}", item.key, fmt::join(codes, ",")));
            origins_.push_back(label(item));
        }
        return std::nullopt;
    }

    const ConfigFile& file_;
    Arguments& into_;
    const ConfigValue* value_ = nullptr;
    std::vector<std::string> origins_;  ///< of the values of the key
};

}  // namespace

std::variant<Arguments, UsageError> configuredArguments(const Arguments& written) {
    const auto loaded = loadConfig(written);
    if (const auto* error = std::get_if<ConfigError>(&loaded)) return UsageError{error->message};
    const auto& config = std::get<std::optional<ConfigFile>>(loaded);
    Arguments configured;
    if (!config) return configured;
    configured.configFile = config->path;
    Reader reader(*config, configured);
    for (const ConfigValue& value : config->settings.items)
        if (auto problem = reader.take(value)) return std::move(*problem);
    return configured;
}

}  // namespace regraft
