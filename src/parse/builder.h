#pragma once
// Turns the items of each finished rule into AST nodes, and refuses what the grammar lets through. One method a
// rule (by the rule's name) and the helpers they share; the definitions are in build_*.cpp.

#include <string>

#include "ast/ast.h"
#include "base/arena.h"
#include "base/inline_vector.h"
#include "base/name.h"
#include "parse/async_rules.h"
#include "parse/char_class.h"
#include "parse/cursor.h"
#include "parse/future_imports.h"
#include "parse/nesting.h"
#include "parse/string_literal.h"
#include "parse/syntax_failure.h"

namespace regraft {

class Builder {
public:
    /// Nodes are numbered from `firstId` on.
    Builder(std::string_view text, std::span<const Span> comments, Arena& arena, Interner& names, ast::NodeId firstId = 0)
        : text_(text),
          comments_(comments),
          arena_(arena),
          names_(names),
          debugName_(names.intern("__debug__")),
          nextId_(firstId) {}

    ast::NodeId nodeCount() const { return nextId_; }
    /// How many levels deeper than its parts the node just made is, where that isn't one.
    std::size_t takeExtraLevels() { return std::exchange(extraLevels_, 0); }

    // build_module.cpp
    ast::Node* fileInput(Items items);
    ast::Node* expressionInput(Items items);
    // build_simple.cpp
    ast::Node* smallStmt(Items items, Span span, const Nesting& nesting);
    ast::Node* asName(Items items, Span span);
    ast::Node* dottedAs(Items items, Span span);
    // build_compound.cpp
    ast::Node* ifStmt(Items items);
    ast::Node* whileStmt(Items items);
    ast::Node* forStmt(Items items, const Nesting& nesting);
    ast::Node* tryStmt(Items items);
    ast::Node* withStmt(Items items, const Nesting& nesting);
    Item withItem(Items items, Span span);
    ast::Node* asyncStmt(Items items);
    // build_definitions.cpp
    ast::Node* funcDef(Items items, const Nesting& nesting);
    ast::Node* classDef(Items items);
    ast::Node* decorated(Items items);
    ast::Node* params(Items items, Span span);
    ast::Node* typeParam(Items items, Span span);
    ast::Node* lambda(Items items, Span span);
    // build_match.cpp
    ast::Node* matchStmt(Items items);
    ast::Node* subject(Items items, Span span);
    ast::Node* caseBlock(Items items);
    ast::Node* patterns(Items items, Span span);
    ast::Node* starPattern(Items items, Span span);
    ast::Node* pattern(Items items, Span span);
    Item closedPattern(Items items, Span span);
    // build_operators.cpp
    ast::Node* opseq(Items items, Span span);
    ast::Node* expr(Items items, Span span);
    ast::Node* namedExpr(Items items, Span span);
    // build_expressions.cpp
    ast::Node* starExprs(Items items, Span span);
    ast::Node* starExpr(Items items, Span span);
    ast::Node* yieldExpr(Items items, Span span, const Nesting& nesting);
    ast::Node* targets(Items items, Span span);
    ast::Node* compFor(Items items, Span span);
    // build_operand.cpp; what it calls is in build_displays.cpp and build_calls.cpp
    Item operand(Items items, Span span, const Nesting& nesting);
    ast::Node* subscript(Items items, Span span);
    // build_strings.cpp
    ast::Node* strings(Items items, Span span);

private:
    template <class T, class... Fields>
    T* make(Span span, Fields... fields);

    Name name(const Item& item) { return identifierName(item.outer.of(text_)); }
    Name identifierName(std::string_view written);
    /// A name that the code binds here; `__debug__` can't be.
    Name boundName(const Item& item);
    void refuseDebug(Name name, const char* verb, Span span) const;
    /// The names from here on, as far as dots join them.
    Name dotted(Cursor& cursor, Span* span = nullptr);
    ast::Identifier* identifier(const Item& item);

    /// The nodes among `items`, which are separated by single commas (a last one may follow).
    template <class T>
    std::span<T*> commaList(Items items);
    template <class T>
    std::span<T*> nodes(Items items);
    template <class T>
    std::span<T*> one(T* node);
    static std::size_t countNodes(Items items);

    // statements
    std::span<ast::Stmt*> statements(Items items);
    std::span<ast::Stmt*> block(Cursor& cursor);
    std::span<ast::Stmt*> elseBlock(Cursor& cursor);
    ast::Node* assignment(Cursor& cursor, Span span);
    ast::Node* annotated(Cursor& cursor, const Item& target, Span span);
    ast::Node* augmented(Cursor& cursor, const Item& target, Span span);
    ast::Node* importFrom(Cursor& cursor, Span span);
    ast::ImportFrom* finishImport(ast::ImportFrom* import);
    ast::Node* typeAlias(Cursor& cursor, Span span);
    std::span<ast::withitem*> withItems(Items items);
    std::span<ast::TypeParam*> typeParams(Cursor& cursor);
    ast::arguments* noParameters(std::uint32_t at);
    ast::ExceptHandler* handler(Cursor& cursor, bool& star);

    // patterns
    ast::Pattern* numberPattern(Items items, Span span);
    ast::Expr* signedNumber(Cursor& cursor);
    ast::Pattern* namePattern(Cursor& cursor, Span span);
    ast::Pattern* classPattern(ast::Expr* cls, Items arguments, Span span);
    ast::Pattern* mappingPattern(Items entries, Span span);
    ast::Expr* mappingKey(const Item& item);

    // operators
    struct Operand {
        ast::Expr* node;
        Span outer;
        std::size_t levels;  ///< of nesting that operators add; left-deep chains add none
    };
    Operand climb(Cursor& cursor, int minimum);
    Operand unary(Cursor& cursor, int minimum);
    Operand binary(Operand left, Cursor& cursor, int precedence);
    Operand boolean(Operand left, Cursor& cursor, int precedence);
    Operand comparison(Operand left, Cursor& cursor);

    ast::Expr* walrus(const Item& target, const Item& value, Span span);

    // atoms and what follows them
    Item atom(Cursor& cursor, const Nesting& nesting);
    ast::Expr* trailer(ast::Expr* value, std::uint32_t begin, Cursor& cursor);
    ast::Expr* index(Items inside);
    ast::Expr* constant(const Item& token);
    ast::Literal numberLiteral(Span span);

    // displays and comprehensions
    Item group(Items inside, Span span, const Nesting& nesting);
    Item withGroup(Items inside, Span span, const Nesting& nesting);
    ast::Expr* listDisplay(Items inside, Span span, const Nesting& nesting);
    ast::Expr* braceDisplay(Items inside, Span span, const Nesting& nesting);
    ast::Expr* generatorExp(Span span, ast::Expr* value, std::span<ast::comprehension*> clauses);
    void checkAsync(std::span<ast::comprehension*> clauses, Span span, const Nesting& nesting);
    ast::Expr* dictDisplay(Items inside, Span span, const Nesting& nesting);
    static bool isComprehension(Items inside);
    std::span<ast::comprehension*> generators(Cursor& cursor);
    Item element(Cursor& cursor);
    bool elements(Items inside, std::span<ast::Expr*>& out);
    ast::Expr* comprehensionElement(Cursor& cursor);

    // calls
    ast::Expr* call(ast::Expr* function, Items arguments, Span parens, Span span);
    void splitArguments(Items items, std::span<ast::Expr*>& args, std::span<ast::keyword*>& keywords);
    ast::keyword* keywordArgument(const Item& target, const Item& value);

    // strings
    class StringParts;
    std::string_view plainText(const Item& item);
    std::string_view debugText(Span shown);
    void formatted(Cursor& cursor, StringParts& parts);
    void field(Cursor& cursor, Span brace, StringParts& parts, const StringPrefix& prefix);
    ast::Expr* formatSpec(Cursor& cursor, StringPrefix prefix);

    ast::Expr* starred(const Item& value, Span span);
    /// `*` and `**` bind tighter than comparisons.
    void requireBitwiseOperand(const Item& item);

    // targets.cpp
    enum class TargetUse { Assign, AugAssign, Annotate, Delete, For, With, Walrus };
    void store(const Item& item, TargetUse use);
    void setContext(ast::Expr* target, ast::ExprContext context, TargetUse use, bool nested);
    [[noreturn]] void refuseTarget(const ast::Expr* target, TargetUse use);
    void refuseLoneStar(const ast::Expr* value);

    std::string_view text_;
    std::span<const Span> comments_;
    Arena& arena_;
    Interner& names_;
    Name debugName_;
    AsyncRules asyncRules_;
    FutureImports futureImports_;
    ast::NodeId nextId_ = 0;
    std::size_t extraLevels_ = 0;
    std::uint32_t blockEnd_ = 0;  ///< of the block read last
    std::size_t climbing_ = 0;    ///< recursion of climb()
};

template <class T, class... Fields>
T* Builder::make(Span span, Fields... fields) {
    void* place = arena_.allocate(sizeof(T), alignof(T));
    const ast::Node common{T::nodeKind, nextId_++, span};
    if constexpr (std::is_base_of_v<ast::Expr, T>) return new (place) T{ast::Expr{common}, fields...};
    else if constexpr (std::is_base_of_v<ast::Stmt, T>) return new (place) T{ast::Stmt{common}, fields...};
    else if constexpr (std::is_base_of_v<ast::Pattern, T>) return new (place) T{ast::Pattern{common}, fields...};
    else if constexpr (std::is_base_of_v<ast::TypeParam, T>) return new (place) T{ast::TypeParam{common}, fields...};
    else if constexpr (std::is_base_of_v<ast::Mod, T>) return new (place) T{ast::Mod{common}, fields...};
    else return new (place) T{common, fields...};
}

inline std::size_t Builder::countNodes(Items items) {
    std::size_t count = 0;
    for (const Item& item : items) count += item.isNode();
    return count;
}

template <class T>
std::span<T*> Builder::nodes(Items items) {
    const std::size_t count = countNodes(items);
    if (count == 0) return {};
    T** out = static_cast<T**>(arena_.allocate(count * sizeof(T*), alignof(T*)));
    std::size_t i = 0;
    for (const Item& item : items)
        if (item.isNode()) out[i++] = static_cast<T*>(item.node());
    return {out, count};
}

template <class T>
std::span<T*> Builder::commaList(Items items) {
    for (std::size_t i = 1; i < items.size(); ++i)
        if (items[i].isToken() && items[i - 1].isToken()) failSyntax("invalid syntax", items[i].outer);
    return nodes<T>(items);
}

template <class T>
std::span<T*> Builder::one(T* node) {
    T** out = static_cast<T**>(arena_.allocate(sizeof(T*), alignof(T*)));
    *out = node;
    return {out, 1};
}

}  // namespace regraft
