#pragma once
// The command line as it was written, on top of what a configuration file says.

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace regraft {

struct Arguments {
    std::string command;  ///< "convert", "check", "baseline", "merge", "map", "coverage", "rule", "completions", "weights", "man"
    std::vector<std::string> paths, filesFrom;
    std::vector<std::string> from;
    std::string to;

    std::string out, stdinFilename;
    bool inPlace = false, diff = false, onlyPython = false, showFiles = false;
    std::vector<std::string> exclude;
    bool forceExclude = false;
    unsigned jobs = 0;
    std::string shard;  ///< "2/7"
    std::string cacheDir;
    bool noCache = false;

    std::string onUnsupported = "keep", fidelity = "approximate", dtypes = "preserve", helpers;

    std::vector<std::string> mappings;  ///< files with users' tables
    std::vector<std::string> select, ignore;
    std::vector<std::string> perFileIgnores;  ///< GLOB:CODE,CODE
    std::string baseline;
    bool noBaseline = false;

    std::vector<std::string> reports;
    bool exitZero = false;
    std::string failOn = "untranslatable";
    bool quiet = false, verbose = false;
    std::string color = "auto";

    std::string config;
    bool isolated = false, showSettings = false;

    std::string map, model;  ///< of `weights`

    std::string print;  ///< a stage
    bool json = false;

    std::string subject;  ///< the API of `map`, the code of `rule`, the shell of `completions`, the checkpoint of `weights`

    /// The configuration file; empty if there is none. What it says is relative to its folder.
    std::filesystem::path configFile;
    /// For what comes from there, by key: "regraft.toml:3:8: to" for each value.
    std::map<std::string, std::vector<std::string>> origins;

    bool isConfigured(const std::string& key) const { return origins.contains(key); }
    /// How a complaint names a setting, or the value of it at `index`: "--to" or "regraft.toml:3:8: to".
    std::string label(const std::string& key, std::size_t index = 0) const;
    /// What the paths and globs of a setting are relative to; absolute.
    std::filesystem::path folderOf(const std::string& key) const;
};

/// A finished run of the parser that is no command: help, version (exit code 0) or one line of complaint (2).
struct ParseOutcome {
    int exitCode;
    std::string text;
};

/// `configured` holds what a configuration file says: what is written on the command line takes its place.
std::variant<Arguments, ParseOutcome> parseArguments(int argc, char** argv, Arguments configured = {});

}  // namespace regraft
