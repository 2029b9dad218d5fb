#pragma once
// Names outside the file: modules and what lies in them, of frameworks and of others.

#include <string_view>
#include <unordered_map>

#include "base/arena.h"
#include "base/name.h"
#include "mapping/tables.h"
#include "neutral/type.h"

namespace regraft::semantic {

/// A qualified name: `torch.nn.functional`, `math.pi`, `builtins.len`. It stands as `definition` in the type of what it
/// names, so that equal types are equal names.
struct ApiName : ast::Node {
    const Framework* framework = nullptr;  ///< null: of no framework
    std::string_view text;
    std::string_view last;  ///< its last part
    ApiRef ref;             ///< what the tables say of it
    bool isModule = false;
    const Type* type = nullptr;                  ///< of the thing itself: Module, Function, Class, or Unknown
    bool isUncertain = false;                    ///< it may be something else as well
    mutable const ApiName* uncertain = nullptr;  ///< the same, uncertain

    /// A dtype, π …: using the name gives a value of its own type.
    bool isValue() const;
    bool isArrayClass() const;
};

/// The name that a type stands for; null if it is a value.
const ApiName* apiOf(const Type* type);

/// What a name holds that may be `type`'s API or something else; null if no framework's API is involved.
const Type* uncertainApi(Arena& arena, const Type* type);

class ApiIndex {
public:
    ApiIndex(Arena& arena, const Tables& tables) : arena_(arena), tables_(tables) {}

    /// The module of this dotted name.
    const ApiName* module(std::string_view dotted);
    /// `name` inside `owner`.
    const ApiName* member(const ApiName& owner, Name name);
    /// Any qualified name, not yet said to be a module.
    const ApiName* find(std::string_view dotted);

private:
    struct Key {
        const ApiName* owner;
        const void* name;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return (reinterpret_cast<std::uintptr_t>(key.owner) >> 4) * 31 + (reinterpret_cast<std::uintptr_t>(key.name) >> 3);
        }
    };
    ApiName* make(std::string_view dotted);
    TypeKind kindOf(const ApiName& name) const;

    Arena& arena_;
    const Tables& tables_;
    std::unordered_map<std::string_view, ApiName*> names_;
    std::unordered_map<Key, const ApiName*, Hash> members_;
};

}  // namespace regraft::semantic
