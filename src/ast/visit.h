#pragma once
// Walking over nodes, made from nodes.def: a new node or field needs no change here.

#include <type_traits>
#include <utility>
#include <vector>

#include "ast/ast.h"

namespace regraft::ast {

/// Calls f(fieldName, field) for every CPython field of `node`, in CPython's order.
#define List(T) std::span<T*>
#define F(type, name) f(#name, node.name);
#define X(type, name)
#define NODE(base, name, fields)                          \
    template <class N, class Fn>                          \
    requires std::is_same_v<std::remove_const_t<N>, name> \
    void forEachField([[maybe_unused]] N& node, [[maybe_unused]] Fn&& f) { fields }
#include "ast/nodes.def"
#undef NODE
#undef X
#undef F
#undef List

/// Calls f(concrete node) with the node as its own type.
template <class Fn>
decltype(auto) dispatch(const Node& node, Fn&& f) {
    switch (node.kind) {
#define NODE(base, name, fields) \
    case Kind::name:             \
        return f(static_cast<const name&>(node));
#include "ast/nodes.def"
#undef NODE
    }
    __builtin_unreachable();
}

namespace detail {
template <class Fn, class T>
void visitChild(Fn&, const T&) {}  // not a node: a name, a number, an operator
template <class Fn, class T>
requires std::is_base_of_v<Node, T>
void visitChild(Fn& f, T* const& child) {
    if (child) f(*child);
}
template <class Fn, class T>
requires std::is_base_of_v<Node, T>
void visitChild(Fn& f, const std::span<T*>& children) {
    for (T* child : children)
        if (child) f(*child);
}
}  // namespace detail

/// Calls f(const Node&) for every direct child, in field order (not always source order: a
/// Dict's keys come before its values).
template <class Fn>
void forEachChild(const Node& node, Fn&& f) {
    dispatch(node,
             [&](const auto& concrete) { forEachField(concrete, [&](const char*, const auto& field) { detail::visitChild(f, field); }); });
}

/// Calls enter(const Node&) for `root` and everything below it, parents first, siblings in field order; where
/// it returns false, what is below is left out. Needs no C++ stack, so it suits trees of any depth.
template <class Enter>
void walk(const Node& root, Enter&& enter) {
    std::vector<const Node*> pending{&root};
    while (!pending.empty()) {
        const Node* node = pending.back();
        pending.pop_back();
        if (!enter(*node)) continue;
        const std::size_t first = pending.size();
        forEachChild(*node, [&](const Node& child) { pending.push_back(&child); });
        for (std::size_t i = first, j = pending.size(); i + 1 < j; ++i) std::swap(pending[i], pending[--j]);
    }
}

}  // namespace regraft::ast
