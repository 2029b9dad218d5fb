#pragma once
// Modules that are values (equinox), read as modules that own their arrays.
//
//     class MLP(eqx.Module):                                   class MLP(nnx.Module):
//         layers: list                                   →
//         scale: jax.Array
//
//         def __init__(self, key):                                 def __init__(self):
//             a, b = jax.random.split(key)
//             self.layers = [eqx.nn.Linear(2, 8, key=a), …]            self.layers = nnx.List([eqx.nn.Linear(2, 8), …])
//             self.scale = jnp.ones(8)                                 self.scale = nnx.Param(jnp.ones(8))

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "modules/compact/code_text.h"
#include "modules/reading.h"
#include "training/handed/roles.h"

namespace regraft {

class ValueModules {
public:
    ValueModules(const ParsedFile& file, const Analysis& analysis, const Framework& framework, const HandedRules& rules, const Roles& roles,
                 std::function<std::string(const std::string&)> written);

    /// Nothing where `problem()` says something.
    std::vector<ReadEdit> run();
    const std::string& problem() const { return problem_; }
    const ast::Node* place() const { return place_; }

private:
    void fail(const ast::Node& place, std::string reason);
    void readClass(const ast::ClassDef& definition);
    void readFields(const ast::ClassDef& definition);
    void readMember(const ast::ClassDef& definition, const ast::Assign& assign);
    bool holdsModules(const ast::Expr& list) const;
    bool isArrayField(const ast::Expr& annotation) const;
    const ast::AnnAssign* fieldOf(const ast::ClassDef& definition, std::string_view name) const;

    void findKeys();
    bool isIdle(const ast::Expr& use) const;
    bool isIdleArgument(const ast::Call& call, const ast::Expr& argument, const ast::keyword* keyword) const;
    const ast::FunctionDef* called(const ast::Call& call) const;
    void dropKeys();
    void dropKeysOf(const ast::Call& call);

    void readMapped(const ast::Call& call);
    bool isForEach(const ast::Expr& layer) const;
    void readCompilers(const ast::Node& node);
    bool isLayer(const ast::Call& call) const;
    void replace(Span span, std::string text) { edits_.push_back({span, {{std::move(text), span, false}}, ofAll}); }
    void removeLines(const ast::Stmt& statement);
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    static constexpr int ofAll = -1;
    const ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    const HandedRules& rules_;
    const Roles& roles_;
    CodeText code_;
    std::function<std::string(const std::string&)> written_;
    std::vector<const ast::ClassDef*> classes_;
    std::set<ScopedName> idle_;  ///< keys that nothing but first weights and dropped elements come of
    std::vector<ReadEdit> edits_;
    std::string problem_;
    const ast::Node* place_ = nullptr;
};

}  // namespace regraft
