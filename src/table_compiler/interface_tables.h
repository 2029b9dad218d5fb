#pragma once
// Tables of one library for another one with the same interface: NumPy's for CuPy and for Dask, less what these haven't.

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "table_compiler/library_surface.h"

namespace regraft {

/// Whose names become whose.
struct InterfaceNames {
    std::string module, as;         ///< "numpy", "dask.array"
    std::string array, arrayAs;     ///< "numpy.ndarray", "dask.array.Array"
    std::string alias, aliasAs;     ///< "np", "da": how people import them
    std::vector<std::string> kept;  ///< names that stay the other's: "numpy.finfo"
    std::string called, calledAs;   ///< in reasons: "NumPy", "Dask"

    /// `text` with the qualified names of the other library as this one has them.
    std::string renamed(const std::string& text) const;
    nlohmann::json renamed(const nlohmann::json& value) const;
    /// A helper's text: with this one's import and alias.
    std::string renamedHelper(const std::string& text) const;
    /// A reason, of this library.
    std::string reworded(const std::string& reason) const;

private:
    std::string renamedName(const std::string& name) const;
};

class InterfaceTables {
public:
    /// `aliases`: the modules that templates and helpers name, {"cp": "cupy"}.
    InterfaceTables(LibrarySurface own, LibrarySurface other, std::map<std::string, std::string> aliases)
        : own_(std::move(own)),
          other_(std::move(other)),
          aliases_(std::move(aliases)) {}

    /// The entry, renamed already, as far as it holds here: with the names that are there, their own signature, and the overloads that
    /// can do with it. Nothing if none is left; `missing` says why.
    std::optional<nlohmann::json> entry(const nlohmann::json& renamed, std::string& missing) const;
    /// What of a template or a helper isn't there; empty if all is.
    std::string missingIn(const std::string& code, bool isModule, bool isMutable) const;

private:
    /// Whether it is a member of arrays that surfaces don't list, such as `__add__`.
    bool isOperator(const std::string& name) const;
    bool narrow(nlohmann::json& overload, const std::string& signature) const;

    LibrarySurface own_, other_;
    std::map<std::string, std::string> aliases_;
};

}  // namespace regraft
