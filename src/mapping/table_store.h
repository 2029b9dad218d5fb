#pragma once
// What has been read of the tables: each text of the bundle once, when it is first asked for. Only for the files of `Tables`.

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "mapping/bundle.h"
#include "mapping/layer_members.h"
#include "mapping/libraries.h"
#include "mapping/once_map.h"
#include "mapping/reader.h"
#include "mapping/tables.h"

namespace regraft {

/// Where the bundle has something of a framework: "api/torch/torch.cat".
std::string bundleKey(std::string_view kind, const Framework& framework, std::string_view name);

/// Where `qualifiedName` names an operation of the catalogue in the neutral framework: that name; else empty.
std::string_view operationPart(const Framework& framework, std::string_view qualifiedName);

struct Tables::Store {
    explicit Store(std::string_view bytes);

    void readFrameworks();
    const ApiEntry* entry(const Framework& framework, std::string_view tableText);
    const ApiEntry* operationEntry(const Framework& framework, std::string_view operation);
    ApiRef covering(const Framework& framework, std::string_view qualifiedName);
    const ApiEntry* found(const Framework& framework, std::string_view name);
    Lowering lowering(const Framework& framework, const nlohmann::json& object);

    Bundle bundle;
    TemplateStore templates;
    std::recursive_mutex making;
    std::vector<Framework> frameworks;
    std::vector<std::pair<std::string, FrameworkId>> aliases;
    std::unique_ptr<const Libraries> libraries;
    OnceMap<const char*, ApiEntry> entries;      // by where the text lies in the bundle
    std::set<std::string, std::less<>> covered;  // names that an entry of a module stands for
    OnceMap<std::string, Operation> operations;
    OnceMap<std::string, std::vector<Lowering>> lowerings;
    OnceMap<std::string, std::vector<LayerMember>> layerMembers;
    OnceMap<std::string, std::vector<OwnMember>> ownMembers;
    OnceMap<std::string, Overload> helpers;
    OnceMap<std::string, ApiRef> arrayMembers;  // without an entry where there is none
    OnceMap<std::string, ApiEntry> operationEntries;
    std::unordered_map<std::string, std::vector<VersionSpan>> histories;
    std::unordered_map<std::string, std::vector<VersionChange>> changes;
    std::unordered_map<std::string, bool> listed;
    std::unordered_map<std::string, std::span<const Parameter>> signatures;
};

}  // namespace regraft
