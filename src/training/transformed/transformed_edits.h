#pragma once
// The changes that make transformed functions, and modules that exist only in them, into modules that are made as they are first called.

#include <set>
#include <span>
#include <string>
#include <vector>

#include "modules/compact/code_text.h"
#include "modules/reading.h"
#include "training/transformed/transformed_file.h"

namespace regraft {

class TransformedEdits {
public:
    TransformedEdits(const ParsedFile& file, const Analysis& analysis, const CompactModuleRules& rules, const TransformedFile& read);

    /// Nothing where `problem()` says something.
    std::vector<ReadEdit> run();
    const std::string& problem() const { return problem_; }
    const ast::Node* place() const { return place_; }

private:
    void fail(const ast::Node& place, std::string reason);
    /// What the file calls a module, whose import it has; empty (and a problem) if it hasn't.
    std::string nameOf(const std::string& module);

    void editFunction(const TransformedFunction& one);
    void editDefinition(const TransformedFunction& one);
    void editBody(const ast::FunctionDef& function);
    void editUses(const TransformedFunction& one);
    void editInit(const ast::Call& call);
    void editApply(const ast::Call& call);
    void dropKey(const ast::Expr& key);
    void editKeys();

    void editConstructor(const ast::FunctionDef& constructor);
    void dropParameter(const ast::FunctionDef& function, std::size_t at);
    void editCall(const ast::Call& call);
    void editParameter(const ast::Call& call, const ast::FunctionDef& around);
    std::string initialiser(const ast::Expr& expr);
    void editPerceptron(const ast::Call& call, const std::string& name);
    void editAnnotation(const ast::Node& node);

    /// The names of a method's layers so far, and those of which a branch has more than the other.
    struct LayerCounts {
        std::set<std::string> taken, uneven;
    };
    void nameLayers(const ast::FunctionDef& method);
    void nameBlock(const ast::FunctionDef& method, std::span<ast::Stmt* const> block, LayerCounts& counts);
    void nameIn(const ast::FunctionDef& method, const ast::Node& code, LayerCounts& counts);
    std::vector<Edit> namesIn(const ast::Lambda& lambda) const;
    bool standsAlone(const ast::Call& call, const ast::Node& method) const;
    std::set<std::string> membersAround(const ast::FunctionDef& method) const;
    void cutName(const ast::Call& call);

    void replace(Span span, std::string text) { edits_.push_back({span, {{std::move(text), span, false}}, ofAll}); }
    void insert(std::uint32_t at, std::string text, Span from) { edits_.push_back({{at, at}, {{std::move(text), from, false}}, ofAll}); }
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    static constexpr int ofAll = -1;
    const ParsedFile& file_;
    const Analysis& analysis_;
    const TransformedRules& rules_;
    const CompactModuleRules& compact_;
    const TransformedFile& read_;
    const NameScopes& scopes_;
    CodeText code_;
    std::vector<ReadEdit> edits_;
    std::set<const ast::Node*> gone_;  ///< names of the library that the changes do without
    std::set<ScopedName> gonePlaces_;  ///< variables of first values that stand where they are used
    std::string problem_;
    const ast::Node* place_ = nullptr;
};

}  // namespace regraft
