#pragma once
// What a library has, by its surface.json, and whether code written for another library with the same interface runs with it.

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ast/ast.h"

namespace regraft {

/// One parameter of a signature as a surface or table writes it.
struct SurfaceParameter {
    std::string name, annotation, defaultText;  ///< without a default the last is empty
    bool isPositional = false;                  ///< not behind a star
};

/// The parameters of "(a, /, axis=None, *, out=None)"; nothing where it says too little: several signatures, `*args`, "callable".
std::optional<std::vector<SurfaceParameter>> parametersOf(const std::string& signature);

class LibrarySurface {
public:
    /// `names` of a surface; `module`, `array` and `generator` are the library's "cupy", "cupy.ndarray" and "cupy.random.Generator".
    LibrarySurface(const nlohmann::json& names, std::string module, std::string array, std::string generator)
        : names_(names),
          module_(std::move(module)),
          array_(std::move(array)),
          generator_(std::move(generator)) {}

    bool has(const std::string& name) const { return names_.contains(name); }
    /// Whether names lie below it: a module, or a class.
    bool isOwner(const std::string& name) const;
    const std::string& module() const { return module_; }
    const std::string& array() const { return array_; }
    std::string signatureOf(const std::string& name) const { return names_.value(name, std::string()); }

    /// The first thing in `code` that isn't there, `cupy.sum(where=)`; empty if all is. `code` was written for `other`, a library with
    /// the same interface, and has this one's names; `aliases` are the modules that it imports, {"cp": "cupy"}.
    std::string missingIn(const ast::Node& code, const LibrarySurface& other, const std::map<std::string, std::string>& aliases) const;

private:
    /// The member of an array or generator that `attribute` asks for, if the other library's have it and these haven't.
    std::string missingMember(const ast::Attribute& attribute, const LibrarySurface& other) const;
    std::string missingInCall(const ast::Call& call, const std::string& name, const LibrarySurface& other) const;
    /// The name that stands for `name` in the other library.
    std::string nameIn(const LibrarySurface& other, const std::string& name) const;

    nlohmann::json names_;
    std::string module_, array_, generator_;
};

}  // namespace regraft
