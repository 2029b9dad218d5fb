#pragma once
// Whether a module is training at a call, by what the code says before: `model.train()`, `model.eval()`.

#include <string_view>

#include "modules/module_methods.h"
#include "semantic/analysis.h"

namespace regraft {

enum class Mode { Training, Evaluating, Unknown };

class SaidModes {
public:
    SaidModes(const ParsedFile& file, const Analysis& analysis) : file_(file), analysis_(analysis), methods_(analysis) {}

    /// The call if `node` is `X.train()` or `X.eval()` of what `receiver` names; of any module where that is empty.
    const ast::Call* setMode(const ast::Node& node, std::string_view receiver) const;
    /// The mode of `receiver` by what was last said before the call, in its function or those around it; a module is made training.
    Mode modeOf(const ast::Call& call, std::string_view receiver, int depth = 0) const;

private:
    std::string_view textOf(const ast::Node& node) const { return node.span.of(file_.text); }
    Mode modeSet(const ast::Call& call) const;
    const ast::Node* scopeOf(const ast::Node& node) const;
    Mode byCallers() const;
    bool isMemberOf(const ast::Node& scope, std::string_view receiver) const;
    bool gathersGradients(const ast::FunctionDef& method) const;
    Mode byMethods(const ast::FunctionDef& method, std::string_view receiver, int depth) const;
    bool sharesLoop(const ast::Node& a, const ast::Node& b, const ast::Node& scope) const;
    bool isOnItsWay(const ast::Node& set, const ast::Node& call) const;
    bool isMadeIn(const ast::Node& scope, std::string_view name) const;

    const ParsedFile& file_;
    const Analysis& analysis_;
    ModuleMethods methods_;
};

}  // namespace regraft
