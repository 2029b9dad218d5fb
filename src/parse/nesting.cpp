#include "parse/nesting.h"

#include <PythonParser.h>

namespace regraft {

using generated::PythonParser;

/// Whether we are in the body of the definition at `i`: its defaults, bases and annotations run outside it.
bool Nesting::runsBody(std::size_t i) const {
    const std::size_t part = i + 1 < open_.size() ? open_[i + 1].rule : open_[i].rule;
    switch (open_[i].rule) {
        case PythonParser::RuleFuncDef:
        case PythonParser::RuleClassDef: return part == PythonParser::RuleBlock;
        case PythonParser::RuleLambda: return part != PythonParser::RuleLambdaParams;
        default: return false;
    }
}

Scope Nesting::scope() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (!runsBody(i)) continue;
        if (open_[i].rule == PythonParser::RuleClassDef) return Scope::Class;
        if (open_[i].rule == PythonParser::RuleLambda) return Scope::Lambda;
        return previous(open_[i].begin, Tok::ASYNC) ? Scope::AsyncFunction : Scope::Function;
    }
    return Scope::Module;
}

const Token* Nesting::function() const {
    for (std::size_t i = open_.size(); i-- > 0;)
        if (runsBody(i)) return open_[i].rule == PythonParser::RuleClassDef ? nullptr : open_[i].begin;
    return nullptr;
}

bool Nesting::isExceptStar(std::size_t i) const {
    return open_[i].rule == PythonParser::RuleExceptClause && open_[i].begin[1].type == Tok::STAR;
}

Nesting::Loop Nesting::loop() const {
    bool leavesExceptStar = false;
    for (std::size_t i = open_.size(); i-- > 0;) {
        const bool loop = open_[i].rule == PythonParser::RuleForStmt || open_[i].rule == PythonParser::RuleWhileStmt;
        // The else block of a loop is outside it.
        if (loop && i + 1 < open_.size() && open_[i + 1].rule == PythonParser::RuleBlock)
            return leavesExceptStar ? Loop::OutsideExceptStar : Loop::Inside;
        if (isExceptStar(i)) leavesExceptStar = true;
        if (runsBody(i)) break;
    }
    return leavesExceptStar ? Loop::OutsideExceptStar : Loop::Outside;
}

bool Nesting::inExceptStar() const {
    for (std::size_t i = open_.size(); i-- > 0 && !runsBody(i);)
        if (isExceptStar(i)) return true;
    return false;
}

}  // namespace regraft
