#pragma once
// Reads the statements of a file as those that build a graph and run it.

#include <initializer_list>
#include <set>

#include "mapping/session_rules.h"
#include "sessions/graph.h"
#include "sessions/graph_keys.h"

namespace regraft {

class GraphReader {
public:
    GraphReader(ParsedFile& file, const Analysis& analysis, const Framework& framework);

    SessionGraph& read();
    /// What an expression holds, once all has been read.
    GraphValue valueOf(const ast::Expr& expr);
    /// The variables of the graph that an expression reads.
    std::vector<GraphRead> readsOf(const ast::Expr& expr);
    const GraphKeys& keys() const { return keys_; }
    /// The name that an expression refers to, as the old interface had it.
    std::string nameOf(const ast::Expr& expr) const;
    const SessionRules& rules() const { return rules_; }
    /// The scope whose variables a call asks for; null: all.
    static const ast::Expr* scopeAsked(const ast::Call& call);
    /// Whether a call asks for variables that train, and no others.
    bool asksTrainables(const ast::Call& call) const;

private:
    // Scopes and units (graph_reader.cpp)
    void findSessions();
    void handOn(const ast::Call& call, std::set<std::string>& sessions);
    void readClass(const ast::ClassDef& definition);
    void readScope(const ast::Node& scope);
    void flatten(std::span<ast::Stmt* const> body, const ast::Node& scope, std::vector<const ast::With*> around);
    bool isTransparent(const ast::With& with);
    const ast::FunctionDef* ownMethod(const ast::Stmt& statement, const ast::Node& scope) const;
    bool runsGraph(const ast::Node& scope) const;
    bool contains(const ast::Node& scope, bool runs) const;
    bool bindsOnly(const GraphUnit& unit, std::initializer_list<std::string_view> rules) const;
    void readAwaited(GraphUnit& unit);
    void readUnit(const ast::Stmt& statement, const ast::Node& scope, const std::vector<const ast::With*>& around);
    void readItems(const ast::With& with, GraphUnit& unit);
    void readPart(const ast::Expr& part, int group, const ast::Node& scope, const std::vector<const ast::With*>& around);
    void finishUnit();

    // Functions that are called once (inlining.cpp)
    const ast::FunctionDef* inlined(const ast::Stmt& statement, const ast::Node& scope);
    bool isOptimising(const ast::Call& call) const;
    bool buildsInParts(const ast::FunctionDef& function);
    bool isCalledOnce(const ast::FunctionDef& function) const;
    std::set<std::string> storesOf(const ast::FunctionDef& function) const;
    const ast::Expr* givenTo(const ast::FunctionDef& function, const ast::arg& parameter, const ast::Call& call);
    bool fitsResults(const ast::FunctionDef& function, const ast::Stmt& statement) const;
    bool hidesNames(const ast::FunctionDef& function, const ast::Node& scope) const;
    bool isTaken(const std::string& name, const ast::Node& scope) const;
    std::string freeName(const std::string& base);
    void nameLocals(const ast::FunctionDef& function, const ast::Stmt& statement, const ast::Node& scope);
    void nameParameters(const ast::FunctionDef& function, const ast::Call& call, GraphInlined& out,
                        const std::vector<const ast::With*>& around);
    void readArgument(const ast::Expr& given, const std::string& key, const GraphInlined& out, const std::vector<const ast::With*>& around);
    void readMade(const ast::Assign& made, const GraphInlined& out, const std::vector<const ast::With*>& around, const std::string& key);
    void readInlined(const ast::FunctionDef& function, const ast::Stmt& statement, const ast::Node& scope,
                     const std::vector<const ast::With*>& around);
    void readResults(const ast::Assign& call, const ast::Return& result, const GraphInlined& out,
                     const std::vector<const ast::With*>& around);

    // What is fed (handed_feeds.cpp)
    bool isKeyOnly(const ast::FunctionDef& function, const ast::arg& parameter) const;
    void handFeeds();
    void handFeed(const ast::FunctionDef& function, std::size_t place, const std::vector<const ast::Call*>& calls);

    // Statements (graph_statements.cpp)
    void run(const ast::Stmt& statement);
    void runAll(std::span<ast::Stmt* const> body);
    void bind(const ast::Expr& target, GraphValue value, const ast::Expr* from = nullptr);
    void define(const std::string& key, GraphValue value);

    // Expressions (graph_expressions.cpp)
    GraphValue eval(const ast::Expr& expr);
    GraphValue variable(const ast::Expr& expr, const std::string& key);
    GraphValue attribute(const ast::Attribute& expr);
    GraphValue subscript(const ast::Subscript& expr);
    GraphValue comprehension(const ast::Expr& expr);
    GraphValue display(std::span<ast::Expr* const> elements);
    GraphValue dict(const ast::Dict& expr);
    GraphValue computed(std::initializer_list<GraphValue> operands);
    GraphValue live();

    // Calls (graph_calls.cpp)
    GraphValue call(const ast::Call& expr);
    GraphValue namedCall(const ast::Call& expr, const std::string& name);
    GraphValue optimiserCall(const ast::Call& expr, const ast::Attribute& method, const GraphValue& optimiser);
    bool isHandedOptimiser(const ast::Call& expr, const ast::Attribute& method);
    void checkHandedOptimiser(const ast::Expr& argument, const GraphValue& value);
    GraphValue iteratorOf(const ast::Call& expr);
    GraphValue methodCall(const ast::Call& expr, const ast::Attribute& method);
    GraphValue shapeCall(const ast::Call& expr, const ast::Attribute& method, const GraphValue& base);
    GraphValue merged();
    GraphValue saverCall(const ast::Call& expr, const ast::Attribute& method);
    GraphValue userCall(const ast::Call& expr, const ast::FunctionDef& function);
    GraphValue builtinCall(const ast::Call& expr, std::string_view name);
    bool isRun(const ast::Call& expr);
    GraphValue runCall(const ast::Call& expr);
    GraphValue arguments(const ast::Call& expr);
    bool asksByScope(const ast::Call& call) const;
    static bool startsVariables(const ast::Call& call);
    bool isSettings(const ast::Expr& target);
    void collectMakers(const ast::FunctionDef& function);
    void hinder(const ast::Node& at, std::string problem);

    ParsedFile& file_;
    const Analysis& analysis_;
    const Framework& framework_;
    const SessionRules& rules_;
    GraphKeys keys_;
    SessionGraph graph_;
    GraphUnit* unit_ = nullptr;  ///< that is being read
    bool isLive_ = false, draws_ = false, runs_ = false;
    std::vector<GraphValue*> results_;      ///< of the functions that are looked into
    std::set<const ast::Node*> done_;       ///< scopes that have been read
    std::set<const ast::Node*> inside_;     ///< functions that are looked into
    const ast::Stmt* inlinedAt_ = nullptr;  ///< the call in whose place a function's statements are read
    std::set<std::string> locals_;          ///< what such functions have brought, by scope
    std::set<std::string> names_;           ///< all names of the file, once one has to be free
    unsigned depth_ = 0;                    ///< of functions that are asked what they build
};

}  // namespace regraft
