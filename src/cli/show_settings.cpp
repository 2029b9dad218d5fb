#include <fmt/format.h>

#include "cli/configuration.h"
#include "cli/configuration_keys.h"

namespace regraft {
namespace {

std::string toml(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? fmt::format("\\u{:04x}", static_cast<int>(c)) : std::string(1, c);
    }
    return out + "\"";
}

std::string toml(bool truth) { return truth ? "true" : "false"; }

std::string toml(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& item : list) out += (out.empty() ? "" : ", ") + toml(item);
    return "[" + out + "]";
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t end; (end = text.find(separator)) != text.npos; text.remove_prefix(end + 1)) parts.emplace_back(text.substr(0, end));
    parts.emplace_back(text);
    return parts;
}

/// Nothing for what has no value: jobs that were not chosen, a framework that was not named.
std::string line(const ConfigKey& key, const Arguments& a) {
    std::string value;
    if (const auto* text = std::get_if<std::string Arguments::*>(&key.member)) value = (a.*(*text)).empty() ? "" : toml(a.*(*text));
    if (const auto* list = std::get_if<std::vector<std::string> Arguments::*>(&key.member)) value = toml(a.*(*list));
    if (const auto* truth = std::get_if<bool Arguments::*>(&key.member)) value = toml(a.*(*truth));
    if (const auto* number = std::get_if<unsigned Arguments::*>(&key.member)) value = a.*(*number) ? std::to_string(a.*(*number)) : "";
    if (value.empty()) return "";
    return fmt::format("{} = {}{}\n", key.name, value, a.isConfigured(std::string(key.name)) ? "  # configured" : "");
}

std::string table(const ConfigKey& key, const std::vector<std::string>& rules) {
    std::string out = fmt::format("\n[{}]\n", key.name);
    for (const std::string& rule : rules) {
        const std::size_t colon = rule.rfind(':');
        out += toml(rule.substr(0, colon)) + " = " + toml(split(rule.substr(colon + 1), ',')) + "\n";
    }
    return out;
}

}  // namespace

std::string showSettings(const Arguments& arguments) {
    std::string out = arguments.configFile.empty() ? "# no configuration file\n" : "# from " + arguments.configFile.generic_string() + "\n";
    for (const ConfigKey& key : configKeys())
        if (!key.isTable) out += line(key, arguments);
    for (const ConfigKey& key : configKeys())
        if (key.isTable) out += table(key, arguments.*std::get<std::vector<std::string> Arguments::*>(key.member));
    return out;
}

}  // namespace regraft
