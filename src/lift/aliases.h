#pragma once
// Which variables of a scope share memory, and what a write to one of them means for the others.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/place.h"

namespace regraft {

/// A variable that has to follow when another one is bound to a new array.
struct AliasUpdate {
    /// Downward, `row = x[0]` again: `value` stands for the view. Upward, `x` takes what was written into its view `row`.
    bool isUpward = false;
    const ast::Expr* target = nullptr;             ///< what is bound
    const ast::Expr* value = nullptr;              ///< downward: the expression that gives it; upward: the view that changed
    std::vector<const neutral::Expr*> views = {};  ///< upward: how `value` is a view of `target`
};

/// What follows from binding a holder to a new array, in place of a write to its array.
struct WriteEffect {
    std::vector<AliasUpdate> updates;
    std::string obstacle;              ///< why it can't be done: something else reaches the array that cannot follow
    std::string note;                  ///< what may see a difference
    std::set<std::string> parameters;  ///< of this function, that the caller sees changed
    bool isHolderLive = false;         ///< whether the holder is read again
};

class ProgramEffects;

class Aliases {
public:
    /// `effects`: of functions of other files; null: the file stands alone. `passing`: the functions that may give back what they get.
    Aliases(const ast::Node& scope, const Analysis& analysis, const ProgramEffects* effects, const FunctionSet& passing);

    WriteEffect ofWrite(const Place& place, const ast::Stmt& statement) const;
    /// Who shares memory with what `place` holds at the statement and is looked at afterwards, in words; empty if nobody is.
    std::string liveSharer(const Place& place, const ast::Stmt& statement) const;
    /// What may share memory with what `key` holds where the function ends.
    std::set<std::string> sharingAtEnd(const std::string& key) const;
    /// Whether both hold at the statement what they had where the function began, and somebody looks at `other` afterwards.
    bool isSeenStale(std::string_view key, std::string_view other, const ast::Stmt& statement) const;
    /// Whether a statement gives the parameter another value than the one passed; a write into that is none.
    bool isRebound(std::string_view parameter) const;
    /// The function returns what this variable holds at its end.
    void setReturned(std::string_view name) { captured_.emplace(name); }
    const FlowGraph& flow() const { return flow_; }
    /// Whether the name is bound in this scope, parameters included.
    bool isLocal(std::string_view name) const;

private:
    using NodeIndex = FlowGraph::NodeIndex;
    /// From the node on, `child` shares memory with (or contains) what `parent` holds.
    struct Link {
        NodeIndex node;
        std::string child;
        const ast::Expr* target;  ///< the child as it is written; null: it has no name
        const ast::Expr* value;   ///< the whole value it was bound to
        Place parent;
        bool isExact;             ///< child is exactly parent's views, not one of several things, nor a container of it
        bool isTogether = false;  ///< the statement binds the parent, too: `a = b = x`
    };
    /// What a variable holds from one binding on.
    struct Value {
        std::string key;
        NodeIndex node;
        auto operator<=>(const Value&) const = default;
    };

    void collect(NodeIndex node, const ast::Stmt& statement);
    void collectBindings(NodeIndex node, const ast::Node& part);
    void bind(NodeIndex node, std::string key);
    void linkTargets(NodeIndex node, std::span<ast::Expr* const> targets, const ast::Expr& value);
    void link(NodeIndex node, const ast::Expr& target, const ast::Expr& value);
    void linkSources(NodeIndex node, const std::string& child, const ast::Expr* target, const ast::Expr& value, const ast::Expr& part,
                     bool isExact);
    void linkItems(NodeIndex node, const std::string& child, std::span<ast::Expr* const> elements, bool isExact);
    void linkEntries(NodeIndex node, const std::string& child, const ast::Dict& dict, bool isExact);
    void linkElement(NodeIndex node, const ast::Expr& target, const ast::Expr& element);
    void linkElements(NodeIndex node, const ast::Expr& target, const ast::Expr& iterated);
    void linkHidden(NodeIndex node, const std::string& child, const ast::Expr& value, std::string where);
    void linkCall(NodeIndex node, const std::string& child, const ast::Call& call);
    void linkMutator(NodeIndex node, const ast::Call& call);
    void noteOrigin(NodeIndex node, const std::string& key, const ast::Expr& value);

    bool binds(NodeIndex node, std::string_view key) const;
    std::vector<NodeIndex> reachingBindings(std::string_view key, NodeIndex at) const;
    bool isLive(std::string_view key, NodeIndex after) const;
    bool lastsToEnd(const Link& link) const;
    bool isFromEntry(std::string_view key, NodeIndex at) const;
    std::vector<NodeIndex> parentBindings(const Link& link) const;
    bool isValidAt(const Link& link, NodeIndex parentBinding, NodeIndex at) const;
    std::set<Value> sharing(const Place& place, NodeIndex at) const;
    const ast::Expr* expressionOf(const Link& link) const;
    const Link* exactLink(const std::string& key, NodeIndex at) const;
    std::set<std::string> partners(const Place& place, NodeIndex at, WriteEffect& effect) const;
    std::vector<const Link*> chainFrom(const std::string& key, const std::set<std::string>& ends, NodeIndex at) const;
    void followUpward(const Place& place, const std::set<std::string>& live, NodeIndex at, std::set<std::string>& updated,
                      WriteEffect& effect) const;
    void followDownward(const std::string& other, NodeIndex at, std::set<std::string>& updated, WriteEffect& effect) const;
    static std::string obstacleOf(const std::string& other);
    bool isStable(const Link& link, NodeIndex at) const;
    bool isReboundBetween(std::string_view key, NodeIndex from, NodeIndex to) const;
    bool isParameterValue(const Value& value) const;

    const ast::Node& scope_;
    const Analysis& analysis_;
    const ProgramEffects* effects_;
    const FunctionSet& passing_;
    FlowGraph flow_;
    std::vector<std::vector<std::string>> bindings_, reads_;
    std::vector<Link> links_;
    std::map<std::string, const ast::Expr*> written_;  ///< by key: a place where the file writes the attribute or item
    std::set<std::string, std::less<>> parameters_, outer_, captured_, locals_;
    std::map<Value, std::string> origins_;  ///< of values that come from calls of unknown functions: what is called
};

/// The Aliases of the scopes of a file, made when they are wanted.
class ScopeAliases {
public:
    /// Of the scope that `node` stands in; null where it can't be seen whole: a class, a lambda.
    Aliases* around(const ast::Node& node, const Analysis& analysis, const ProgramEffects* effects);

private:
    std::map<const ast::Node*, std::unique_ptr<Aliases>> scopes_;
    std::optional<FunctionSet> passing_;  ///< of a file that stands alone
};

/// The names that functions inside `node` read.
std::set<std::string> namesIn(const ast::Node& node);

}  // namespace regraft
