#pragma once
// What lies on the parser's value stack: tokens, and the nodes made of the rules that are finished.

#include <cstdint>

#include "ast/ast.h"
#include "parse/token.h"
#include "source/span.h"

namespace regraft {

/// The parts of `with (a as b, c):`, until the with statement takes them.
struct ParenthesizedItems {
    std::span<ast::withitem*> items;
};

/// A token, a node, or ParenthesizedItems. `outer` is everything the item covers: for a parenthesised
/// expression it includes the parentheses, which the node's own span does not.
class Item {
public:
    Item() = default;
    explicit Item(const Token* token) : bits_(reinterpret_cast<std::uintptr_t>(token) | tokenTag), outer(token->span) {}
    Item(ast::Node* node, Span span) : bits_(reinterpret_cast<std::uintptr_t>(node)), outer(span) {}
    Item(const ParenthesizedItems* items, Span span) : bits_(reinterpret_cast<std::uintptr_t>(items) | itemsTag), outer(span) {}

    bool isToken() const { return bits_ & tokenTag; }
    bool isNode() const { return (bits_ & (tokenTag | itemsTag)) == 0; }
    bool is(Tok type) const { return isToken() && token()->type == type; }

    const Token* token() const { return reinterpret_cast<const Token*>(bits_ & ~tokenTag); }
    ast::Node* node() const { return reinterpret_cast<ast::Node*>(bits_); }
    ast::Expr* expr() const { return static_cast<ast::Expr*>(node()); }
    /// Null unless this is a parenthesised list of with items.
    const ParenthesizedItems* withItems() const {
        return bits_ & itemsTag ? reinterpret_cast<const ParenthesizedItems*>(bits_ & ~itemsTag) : nullptr;
    }
    /// An expression written in parentheses that are not its own (a tuple's are its own).
    bool parenthesized() const { return isNode() && outer.begin != node()->span.begin; }

private:
    static constexpr std::uintptr_t tokenTag = 1;
    static constexpr std::uintptr_t itemsTag = 2;
    std::uintptr_t bits_ = 0;

public:
    Span outer;
};

using Items = std::span<const Item>;

}  // namespace regraft
