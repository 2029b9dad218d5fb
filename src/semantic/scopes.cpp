#include "semantic/scopes.h"

namespace regraft::semantic {

std::string_view scopeName(ScopeKind kind) {
    static constexpr std::string_view names[] = {"module", "function", "lambda", "class", "comprehension", "type parameters"};
    return names[static_cast<int>(kind)];
}

std::string_view bindingName(BindingKind kind) {
    static constexpr std::string_view names[] = {"import", "alias", "assignment", "parameter", "function",      "class",
                                                 "loop",   "with",  "handler",    "capture",   "type parameter"};
    return names[static_cast<int>(kind)];
}

SymbolId ScopeTree::find(ScopeId scope, Name name) const {
    auto it = table_.find({scope, name.id()});
    return it == table_.end() ? none : it->second;
}

SymbolId ScopeTree::declare(ScopeId scope, Name name) {
    auto [it, isNew] = table_.try_emplace({scope, name.id()}, static_cast<SymbolId>(symbols.size()));
    if (isNew) {
        Frame& frame = frames[scopes[scope].frame];
        symbols.push_back({name, scope, scopes[scope].frame, frame.slots++});
    }
    return it->second;
}

SymbolId ScopeTree::resolve(ScopeId scope, Name name) const {
    bool isInnermost = true;  // a class's names are seen in its own body only
    for (ScopeId at = scope; at != none; at = scopes[at].parent) {
        bool skipped = scopes[at].kind == ScopeKind::Class && !isInnermost;
        if (!skipped)
            if (SymbolId symbol = find(at, name); symbol != none) return symbol;
        if (scopes[at].kind != ScopeKind::TypeParameters) isInnermost = false;
    }
    return none;
}

void ScopeTree::redirect(ScopeId scope, Name name, SymbolId symbol) { table_[{scope, name.id()}] = symbol; }

bool ScopeTree::isBoundNear(std::string_view name, ScopeId scope) const {
    for (const Symbol& symbol : symbols) {
        if (symbol.name != name) continue;
        bool isInside = symbol.scope >= scope && symbol.scope <= scopes[scope].last;
        bool isAround = symbol.scope <= scope && scope <= scopes[symbol.scope].last;
        if (isInside || isAround) return true;
    }
    return false;
}

}  // namespace regraft::semantic
