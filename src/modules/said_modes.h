#pragma once
// Whether a module is training at a call, by what the code says before: `model.train()`, `model.eval()`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/module_methods.h"
#include "semantic/analysis.h"

namespace regraft {

enum class Mode { Training, Evaluating, Unknown };

/// What several ways have left, of which nobody says which was taken.
class JoinedModes {
public:
    void add(Mode mode) { mode_ = !mode_ || *mode_ == mode ? mode : Mode::Unknown; }
    Mode mode() const { return mode_.value_or(Mode::Unknown); }

private:
    std::optional<Mode> mode_;
};

class SaidModes {
public:
    SaidModes(const ParsedFile& file, const Analysis& analysis) : file_(file), analysis_(analysis), methods_(analysis) {}

    /// The call if `node` is `X.train()` or `X.eval()` of what `receiver` names.
    const ast::Call* setMode(const ast::Node& node, std::string_view receiver) const;
    /// The mode of `receiver` by what was last said before the call, in its function, those that it calls, and those around it or that
    /// call it; a module is made training.
    Mode modeOf(const ast::Call& call, std::string_view receiver, int depth = 0) const;

    /// Whether code in the function of the call says both modes on ways to it, as `if phase == "train": model.train() … else:
    /// model.eval()`.
    bool hangsOnCondition(const ast::Call& call, std::string_view receiver) const;

private:
    /// A call that leaves a module in a mode: `model.eval()`, or that of a function of the file that says so.
    struct Event {
        const ast::Call* call;
        Mode mode;
    };

    std::string_view textOf(const ast::Node& node) const { return node.span.of(file_.text); }
    Mode modeSet(const ast::Call& call) const;
    const ast::Node* scopeOf(const ast::Node& node) const;
    std::vector<Event> eventsIn(const ast::Node& scope, std::string_view receiver, int depth) const;
    std::optional<Mode> leftByCall(const ast::Call& call, std::string_view receiver, int depth) const;
    std::optional<Mode> leftBy(const ast::Node& scope, std::string_view receiver, int depth) const;
    bool joinEarlier(const std::vector<Event>& events, const ast::Call& call, JoinedModes& joined) const;
    void joinLater(const std::vector<Event>& events, const ast::Call& call, JoinedModes& joined) const;
    void joinNextRounds(const std::vector<Event>& events, const ast::Call& call, const ast::Node& scope, JoinedModes& joined) const;
    const ast::FunctionDef* called(const ast::Call& call) const;
    std::string nameWithin(const ast::Call& call, const ast::FunctionDef& function, std::string_view receiver) const;
    bool isLocal(const ast::Node& at, std::string_view receiver, const ast::FunctionDef& outside) const;
    bool restores(const ast::Node& scope, const ast::Call& set, std::string_view receiver) const;
    bool everybodyLeavesTraining() const;
    bool evaluatesAny() const;
    Mode byCallers(const ast::FunctionDef& function, const ast::Call& call, std::string_view receiver, int depth) const;
    std::vector<const ast::Call*> callersOf(const ast::FunctionDef& function) const;
    bool isMemberOf(const ast::Node& scope, std::string_view receiver) const;
    bool gathersGradients(const ast::FunctionDef& method) const;
    bool isUnrecorded(const ast::Node& node) const;
    Mode byMethods(const ast::FunctionDef& method, std::string_view receiver, int depth) const;
    const ast::Node* loopAround(const ast::Node& node, const ast::Node& scope) const;
    bool isOnItsWay(const ast::Node& set, const ast::Node& call) const;
    bool isMadeIn(const ast::Node& scope, std::string_view name) const;

    const ParsedFile& file_;
    const Analysis& analysis_;
    ModuleMethods methods_;
};

}  // namespace regraft
