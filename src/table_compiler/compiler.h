#pragma once
// Reads mappings/, checks it, and makes the bundle that is compiled into the binary.

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "mapping/layer_members.h"
#include "mapping/reader.h"
#include "mapping/tables.h"
#include "table_compiler/interface_tables.h"

namespace regraft {

class TableCompiler {
public:
    /// Reads everything below `root`; problems are collected as "file:line:column: message".
    void compile(const std::filesystem::path& root);

    /// Begins with tables that are compiled already, for `extend`.
    void start(std::string_view bundle);
    /// Adds a user's table to them, a file like mappings/<framework>/<area>.json. What it says of an API goes before what was there.
    void extend(const std::filesystem::path& path);
    /// To be called behind the last extend().
    void finish();
    /// The APIs that users' tables speak of, as "torch/mylib.ops.softmax".
    std::vector<std::string> extendedApis() const;

    const std::vector<std::string>& problems() const { return problems_; }
    const std::map<std::string, std::string>& bundle() const { return bundle_; }

private:
    struct TableFile {
        std::string path;
        std::string text;
        nlohmann::json json;
    };

    /// A file, whole; one that can't be read is a problem, and empty.
    std::string textOf(const std::filesystem::path& path);
    bool load(const std::filesystem::path& path, TableFile& file);
    void report(const TableFile& file, const std::string& pointer, const std::string& message);
    /// Reports them all; whether there were any.
    bool report(const TableFile& file, const std::string& prefix, const TableProblems& problems);

    /// Areas of another framework's tables that a framework has under a name of its own: Keras in TensorFlow (include.cpp).
    struct Inclusion {
        std::filesystem::path folder;  ///< the other's tables
        std::string module, as;        ///< "keras", "tensorflow.keras"
        std::vector<std::string> areas;
        std::map<std::string, std::string> versions;  ///< of the other, and of the framework from which on it has that: "3.0": "2.16"
        std::shared_ptr<const InterfaceNames> whole;  ///< all areas, less what this framework's surface hasn't (include_interface.cpp)
    };
    std::vector<Inclusion> readInclusions(const std::filesystem::path& root, nlohmann::json& about);
    void include(const Framework& framework, const Inclusion& inclusion);
    void includeVersions(const Framework& framework, const Inclusion& inclusion);
    void includeHelpers(const Framework& framework, const Inclusion& inclusion, const std::filesystem::path& own);
    static std::shared_ptr<const InterfaceNames> readInterface(const nlohmann::json& object, const nlohmann::json& other,
                                                               const nlohmann::json& own);
    void includeInterface(const Framework& framework, const Inclusion& inclusion, const std::filesystem::path& own);
    void includeInterfaceHelpers(const Framework& framework, const Inclusion& inclusion, const InterfaceTables& tables);
    std::set<std::string> writtenOperations(const Framework& framework) const;
    void includeInterfaceEntries(const Framework& framework, const InterfaceTables& tables, const std::set<std::string>& written,
                                 TableFile& file);
    void includeInterfaceLowerings(const Framework& framework, const InterfaceTables& tables, const std::set<std::string>& written,
                                   TableFile& file);
    void refuseMissing(const Framework& framework);
    void readCatalogue(const std::filesystem::path& folder);
    void readLibraries(const std::filesystem::path& path);
    void readFrameworkFolder(const std::filesystem::path& folder);
    void checkDecomposition(const TableFile& file, const std::string& pointer, const Operation& operation, const ast::Expr& decomposition);
    /// `owner`: a framework's name, or "neutral".
    void readHelpers(const std::string& owner, const std::filesystem::path& folder);
    void addSurface(const Framework& framework, const TableFile& file);
    void addHistory(const Framework& framework, const TableFile& file);
    void addAttributes(const Framework& framework, const TableFile& file);
    void addNames(const Framework& framework, const TableFile& file);
    void addChange(const Framework& framework, const TableFile& file, std::size_t index);
    void checkChange(const Framework& framework, const TableFile& file, const std::string& pointer, const VersionChange& change);
    void addEntry(const Framework& framework, const TableFile& file, std::size_t index);
    void addInverses(const Framework& framework, const ApiEntry& entry);
    void checkOverload(const TableFile& file, const std::string& pointer, const Overload& overload);
    void addLowering(const Framework& framework, const TableFile& file, std::size_t index);
    void checkTemplate(const Framework& framework, const TableFile& file, const std::string& pointer, const Operation& operation,
                       const Lowering& lowering);
    void checkLayerMembers(const TableFile& file, const std::string& name, const nlohmann::json& object);
    void addParameters(const Framework& framework, const TableFile& file);
    void checkApisExist();
    void extendFramework(Framework& framework, const TableFile& file);
    void addModule(Framework& framework, std::string_view api);
    void forget(const Framework& framework, const nlohmann::json& entry);
    bool isNeutralHelper(const std::string& key) const;

    void checkExpressions(const TableFile& file, const std::string& pointer, const Operation& operation);
    const Operation* findOperation(std::string_view name) const;

    TemplateStore store_;
    std::map<std::string, Operation, std::less<>> operations_;
    std::map<std::string, std::vector<LayerMember>> layerMembers_;  // by operation
    std::vector<std::unique_ptr<Framework>> frameworks_;
    std::map<std::string, nlohmann::json> explicitLowerings_;  // bundle key → array
    std::map<std::string, nlohmann::json> inverses_;
    std::map<std::string, nlohmann::json> changes_, older_;
    std::map<std::string, std::string> notIncluded_;  ///< by the operation's bundle key: what of the other's the framework hasn't
    struct Mention {
        std::string key, where;
    };
    std::vector<Mention> mentioned_;  // APIs that templates use: must have an entry
    std::map<std::string, std::string> bundle_;
    std::vector<std::string> problems_;
    std::set<std::string> extended_;  ///< bundle keys of users' entries
};

}  // namespace regraft
