#pragma once
// The changes that make code which hands parameters on into code with modules and optimisers.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "modules/compact/code_text.h"
#include "modules/reading.h"
#include "training/handed/handed_flow.h"

namespace regraft {

class HandedEdits {
public:
    HandedEdits(const ParsedFile& file, const Analysis& analysis, const TrainingRules& training, const HandedRules& rules,
                const Roles& roles, const HandedFlow& flow, std::function<std::string(const std::string&)> written);

    /// Nothing where `problem()` says something.
    std::vector<ReadEdit> run();
    const std::string& problem() const { return problem_; }
    const ast::Node* place() const { return place_; }

private:
    void fail(const ast::Node& place, std::string reason);
    void nameModules();
    void nameFirst(const ast::Assign& assign);
    void nameParameter(const ast::FunctionDef& function, const ast::arg& parameter);
    void nameResult(const ast::Assign& assign);
    void rename();
    bool isInTree(const ast::Node& node) const;

    void edit(const ast::Node& node);
    void editCall(const ast::Call& call);
    void editFirst(const ast::Call& call, const ast::Expr& module);
    void editCreate(const ast::Call& call);
    void editApply(const ast::Call& call);
    void editGradients(const ast::Call& call, const GradientMaker& maker);
    void editSteps(const ast::Call& call);
    void editUpdate(const ast::Call& call);
    void editUpdated(const ast::Call& call);
    void editArguments(const ast::Call& call);
    void editMember(const ast::Attribute& member);
    void editItem(const ast::Subscript& item);
    void editTuple(const ast::Tuple& tuple);
    void editFunction(const ast::FunctionDef& function);
    void editStateClass(const ast::ClassDef& definition);
    void editCompiler(const ast::Expr& name);
    bool editVanishing(const ast::Assign& assign);

    /// The module that an expression hands over, as text; empty (and a problem) if it is none that can be named.
    std::string moduleIn(const ast::Expr& expr);
    std::string madeHere(const ast::Expr& parameters, std::string& first);
    std::string_view makerOf(const ast::Expr& module) const;
    bool isOther(const ast::Expr& module) const;
    std::string named(const ast::Expr& expr) const;
    /// Whether gradients are used once, by the step behind them in their block.
    bool areLocal(const ast::Expr& gradients) const;
    const ast::Stmt* statementOf(const ast::Node& node) const { return analysis_.statementOf(node); }
    void replace(Span span, std::string text) { edits_.push_back({span, {{std::move(text), span, false}}, ofAll}); }
    void remove(const ast::Stmt& statement);
    void cut(Span span) { replace(span, ""); }
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    static constexpr int ofAll = -1;
    const ParsedFile& file_;
    const Analysis& analysis_;
    const TrainingRules& training_;
    const HandedRules& rules_;
    const Roles& roles_;
    const HandedFlow& flow_;
    const NameScopes& scopes_;
    CodeText code_;
    std::function<std::string(const std::string&)> written_;
    std::map<ScopedName, std::string> names_;  ///< what variables are called
    std::vector<ReadEdit> edits_;
    std::string problem_;
    const ast::Node* place_ = nullptr;
};

}  // namespace regraft
