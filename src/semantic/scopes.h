#pragma once
// Scopes and the names bound in them.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ast/ast.h"

namespace regraft::semantic {

using SymbolId = std::uint32_t;
using ScopeId = std::uint32_t;
using FrameId = std::uint32_t;
constexpr std::uint32_t none = UINT32_MAX;

enum class ScopeKind : std::uint8_t { Module, Function, Lambda, Class, Comprehension, TypeParameters };

/// How a name comes to be bound.
enum class BindingKind : std::uint8_t {
    Import,
    Alias,
    Assignment,
    Parameter,
    Function,
    Class,
    Loop,
    With,
    Handler,
    Capture,
    TypeParameter
};

std::string_view scopeName(ScopeKind kind);
std::string_view bindingName(BindingKind kind);

struct Scope {
    ScopeKind kind;
    ScopeId parent;
    ScopeId last;  ///< the last scope inside this one: those inside are numbered parent+1 … last
    FrameId frame;
    const ast::Node* node;
};

/// What runs with local variables of its own: the module, a function, a lambda. Class bodies and comprehensions
/// keep theirs in the frame around them.
struct Frame {
    const ast::Node* node;
    ScopeId scope;
    FrameId parent;
    std::uint32_t slots = 0;
    bool isGenerator = false;
    const ast::ClassDef* owner = nullptr;  ///< of a method
};

/// A name in the scope that binds it.
struct Symbol {
    Name name;
    ScopeId scope;
    FrameId frame;
    std::uint32_t slot;
    bool isCaptured = false;        ///< another frame reads it
    bool isWrittenOutside = false;  ///< another frame binds it (global, nonlocal)
    bool isAlias = false;           ///< an import, or an assignment of a dotted name, binds it
    bool isImported = false;        ///< an import binds it
    bool isAssigned = false;        ///< something else than an import binds it
    bool isParameter = false;       ///< a parameter: what it holds, whoever calls may say
    unsigned reads = 0;
};

struct Binding {
    BindingKind kind;
    SymbolId symbol;
    const ast::Node* node;
};

/// All scopes, symbols and bindings of a file.
class ScopeTree {
public:
    std::vector<Scope> scopes;
    std::vector<Frame> frames;
    std::vector<Symbol> symbols;
    std::vector<Binding> bindings;
    std::vector<SymbolId> symbolOf;  ///< by node: of a NameExpr, or of a node that binds a name; `none` if unbound
    std::vector<ScopeId> scopeOf;    ///< by node: the scope that a node opens, else `none`

    SymbolId find(ScopeId scope, Name name) const;
    /// The symbol of `name` in `scope`, made if there is none.
    SymbolId declare(ScopeId scope, Name name);
    /// The symbol that a read of `name` in `scope` means: Python's rule, classes skipped from inside functions.
    SymbolId resolve(ScopeId scope, Name name) const;
    /// Makes `name` in `scope` mean `symbol` of another scope (global, nonlocal).
    void redirect(ScopeId scope, Name name, SymbolId symbol);
    /// Whether `scope`, one around it or one inside it binds `name`.
    bool isBoundNear(std::string_view name, ScopeId scope) const;

private:
    struct Key {
        ScopeId scope;
        const void* name;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return (reinterpret_cast<std::uintptr_t>(key.name) >> 3) * 0x9E3779B97F4A7C15u + key.scope * 0xC2B2AE3D27D4EB4Fu;
        }
    };
    std::unordered_map<Key, SymbolId, Hash> table_;
};

}  // namespace regraft::semantic
