#pragma once
// Writes to arrays as rebindings of what holds them, or, for targets whose arrays can be written to, as assignments.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lift/aliases.h"
#include "lift/item_tuple.h"
#include "lift/lift.h"
#include "lift/returned_parameters.h"
#include "mapping/instantiate.h"

namespace regraft {

/// `target = value`, a line of its own.
struct LiftedLine {
    const ast::Expr* target = nullptr;
    const neutral::Expr* value = nullptr;
    bool isStore = false;           ///< `target[...] = value`
    std::string_view augment = {};  ///< the operator of `target op= value`
};

/// What becomes of one write and of the statement it stands in.
struct Mutation {
    const Use* use = nullptr;
    const ast::Stmt* statement = nullptr;
    std::vector<LiftedLine> main;  ///< at most one: what the statement becomes; none: it stays
    std::vector<LiftedLine> before, after;
    const ast::Expr* replaced = nullptr;  ///< a call whose value is used
    const neutral::Expr* replacement = nullptr;
    std::string refusal;  ///< why it can't be done; nothing else is set then
    std::string note;     ///< who may see a difference
};

class Mutations {
public:
    /// `effects`: of the program that the file belongs to; null: it stands alone.
    Mutations(const CallGraph& calls, const Analysis& analysis, Arena& arena, const Framework& target,
              const ProgramEffects* effects = nullptr);

    /// The writes of the file, each by the use that makes it. A call in place whose result another one changes at
    /// once belongs to that one and has none: `x.add_(1).mul_(2)`.
    const Mutation* of(const Use& use) const;
    /// Calls of functions that return what they changed (returned_parameters.h), with what becomes of their statements; where arrays can be
    /// written to, those whose change is lost.
    const std::map<const ast::Call*, Mutation>& calls() const { return callMutations_; }
    const ReturnedParameters& returned() const { return *returned_; }
    bool isPartOfAnother(const Use& use) const { return consumed_.contains(&use); }

private:
    void findReturned();
    Mutation lift(const Use& use);
    Aliases* aliasesAround(const ast::Node& node);
    LiftContext contextOf(const Framework& framework) const { return {framework, arena_, neutral::Form::Function, nullptr}; }

    std::string lostInCopy(const Use& use);
    std::string lostInCopy(const Place& place, const ast::Expr& written, const ast::Stmt& statement, const Framework& source);
    void refuseCopiedArguments();
    std::unique_ptr<ReturnedParameters> returnedHere();
    Mutation liftStore(const Use& use);
    Mutation liftKept(const Use& use);
    Mutation liftRebinding(const Use& use);
    Mutation liftUnrecorded(const ast::AugAssign& statement, const ast::Expr& array);
    Mutation liftWritten(const Use& use, const ast::AugAssign& statement);
    bool isAlone(const Place& place, const ast::Stmt& statement);
    Mutation liftAugmented(const Use& use, const ast::AugAssign& statement);
    Mutation liftItem(const Use& use, const ast::Subscript& target);
    Mutation liftItems(const Use& use, const ast::Assign& assign);
    Mutation liftBesideName(const Use& use, const ast::Assign& assign, const ast::NameExpr& name);
    Mutation liftTuple(const Use& use, const std::vector<WrittenItem>& items);
    void consumeItems();
    Mutation liftAttribute(const Use& use, const ast::Attribute& target);
    Mutation liftLayerArray(const Use& use);
    Mutation liftCall(const Use& use);
    Mutation liftPart(const Use& use, const ast::Subscript& part);
    void liftCallOf(const KnownCall& call, const ReturnedParameter& returned);
    /// Binds the place's holder to `value`, with what follows for others. False if that is refused.
    bool rebind(Mutation& mutation, const Place& place, const neutral::Expr* value, const Framework& framework);
    bool storeHeld(Mutation& mutation, const Place& place, const neutral::Expr* value, const Framework& framework);
    bool follow(Mutation& mutation, const WriteEffect& effect, const Framework& framework, std::vector<LiftedLine>& lines);
    void noteParameters(Mutation& mutation, const WriteEffect& effect, const Place& place);
    void usedCall(Mutation& mutation, const Place& place, const neutral::Expr& value, const Use& use);

    const CallGraph& callGraph_;
    const Analysis& analysis_;
    Arena& arena_;
    const Framework& target_;
    bool targetIsMutable_;
    bool targetAugments_;  ///< `x += v` writes into the array of x there
    bool targetAcceptsScalars_;
    const ProgramEffects* effects_;
    ScopeAliases scopes_;
    std::unique_ptr<ReturnedParameters> ownReturned_;
    const ReturnedParameters* returned_;
    std::map<const Use*, Mutation> mutations_;
    std::map<const ast::Call*, Mutation> callMutations_;
    std::map<const Use*, const Use*> consumed_;
};

}  // namespace regraft
