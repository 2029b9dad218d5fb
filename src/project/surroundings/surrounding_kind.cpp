#include <algorithm>
#include <array>

#include "project/surroundings/surroundings.h"

namespace regraft {
namespace {

template <std::size_t N>
bool isListed(std::string_view text, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array<std::string_view, 6> scripts = {".sh", ".bash", ".slurm", ".sbatch", ".mk", ".dockerfile"};
constexpr std::array<std::string_view, 6> configurations = {".yaml", ".yml", ".json", ".toml", ".cfg", ".ini"};
constexpr std::array<std::string_view, 3> documents = {".md", ".rst", ".markdown"};
constexpr std::array<std::string_view, 8> native = {".cpp", ".cc", ".cxx", ".cu", ".cuh", ".h", ".hpp", ".hh"};

bool isRequirements(const std::filesystem::path& path, std::string_view name) {
    const std::string extension = path.extension().string();
    if (extension != ".txt" && extension != ".in") return false;
    return name.find("requirements") != name.npos || name.starts_with("constraints") || path.parent_path().filename() == "requirements";
}

bool isScriptName(std::string_view name) {
    return name.starts_with("Dockerfile") || name == "Containerfile" || name == "Makefile" || name == "Procfile";
}

}  // namespace

Surrounding surroundingKind(const std::filesystem::path& path) {
    const std::string name = path.filename().string(), extension = path.extension().string();
    if (name == "pyproject.toml") return Surrounding::Pyproject;
    if (name == "setup.cfg") return Surrounding::SetupCfg;
    if (name.starts_with("environment") && (extension == ".yml" || extension == ".yaml")) return Surrounding::CondaFile;
    if (isRequirements(path, name)) return Surrounding::Requirements;
    if (isScriptName(name) || isListed(extension, scripts)) return Surrounding::Script;
    if (name == "package-lock.json" || name.starts_with("regraft")) return Surrounding::None;  // its own settings and baselines
    if (isListed(extension, configurations)) return Surrounding::Configuration;
    if (isListed(extension, documents)) return Surrounding::Document;
    return isListed(extension, native) ? Surrounding::NativeCode : Surrounding::None;
}

}  // namespace regraft
