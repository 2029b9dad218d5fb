#pragma once
// A graph that is built by statements and run by a session: what each statement adds to it, and what is run.

#include <map>
#include <string>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// What a variable of the user's holds while the graph is built.
enum class GraphKind {
    Plain,  ///< no part of a graph, or a constant of it: the same whenever it is computed
    Draw,   ///< random numbers: others at each run
    State,  ///< variables, layers, and containers of them
    Optimiser,
    Operation,  ///< it is run for what it does: a training step, an assignment
    Live,       ///< what a run computes from what it is fed, or from variables
    Placeholder,
    Feed,  ///< a dict whose keys are placeholders
    Initialiser,
    Session,
    Graph,
    Settings,  ///< of a session
    Saver
};

struct GraphValue {
    GraphKind kind = GraphKind::Plain;
    bool isContainer = false;
    int unit = -1;                    ///< that made it; -1: none
    const ast::Call* call = nullptr;  ///< that made it, of a placeholder or an optimiser
};

struct GraphRead {
    std::string key;
    int unit = -1;  ///< whose value it is
    const ast::Expr* node = nullptr;
};

/// A change of variables by gradients: `optimizer.minimize(loss)` or `optimizer.apply_gradients(pairs)`.
struct GraphStep {
    const ast::Call* call = nullptr;
    const ast::Expr* optimiser = nullptr;  ///< a variable that holds it, or the call that makes it
    const ast::Expr* loss = nullptr;       ///< of minimize()
    const ast::Expr* pairs = nullptr;      ///< of apply_gradients()
    const ast::Expr* variables = nullptr;  ///< null: all that the loss hinges on
    const ast::Expr* counter = nullptr;    ///< counts the steps
    bool onlyComputes = false;             ///< compute_gradients()
    const ast::Expr* rate = nullptr;       ///< what a run computes for the learning rate; null if that is settled before
};

/// A statement of those that build a graph.
struct GraphUnit {
    const ast::Stmt* statement = nullptr;
    const ast::Node* scope = nullptr;      ///< whose code it is
    const ast::Stmt* inlinedAt = nullptr;  ///< the call in whose place it is done
    const ast::Expr* alone = nullptr;      ///< it only does this, as part of a group
    int group = -1;                        ///< the unit of that group
    const ast::Expr* given = nullptr;      ///< it only binds this argument of that call
    GraphKind kind = GraphKind::Plain;
    std::vector<GraphRead> reads;
    std::vector<std::string> defines;
    std::vector<const ast::With*> around;     ///< blocks that it stands in, and that mean nothing where no graph is built
    std::vector<const ast::Call*> makers;     ///< calls that make variables, though what they belong to runs again and again
    std::vector<const ast::Call*> gradients;  ///< of functions that give gradients
    std::vector<const ast::Call*> all;        ///< calls that give all variables
    std::vector<GraphStep> steps;
    std::vector<const ast::Expr*> parts;  ///< operations that it only puts together
    const ast::Call* summary = nullptr;   ///< it names a value that is to be written down: `tf.summary.scalar('loss', loss)`
    bool merges = false;                  ///< it puts all such values together
    bool configures = false;              ///< it changes settings of a session
    bool isStep = false;                  ///< it binds the operation of a step, and nothing more
    bool isGroup = false;                 ///< it binds several operations together, and nothing more
    bool isMixed = false;                 ///< it runs the graph and adds to it
    std::string obstacle;                 ///< why it can't move into a function
    const ast::Node* obstacleAt = nullptr;
};

/// `sess.run(fetches, feed_dict={x: a})`, `loss.eval({x: a})`
struct GraphRun {
    const ast::Call* call = nullptr;
    const ast::Expr* fetches = nullptr;
    const ast::Expr* feed = nullptr;  ///< null: nothing is fed
    const ast::Node* scope = nullptr;
};

/// `saver.save(sess, path, global_step=step)`, `saver.restore(sess, path)`
struct GraphSave {
    const ast::Call* call = nullptr;
    const ast::Expr* saver = nullptr;
    const ast::Expr* path = nullptr;
    const ast::Expr* step = nullptr;
    bool restores = false;
};

/// `writer.add_summary(summary, step)`; without values: `writer.add_graph(…)`
struct WrittenSummary {
    const ast::Call* call = nullptr;
    const ast::Expr* writer = nullptr;
    const ast::Expr* values = nullptr;
    const ast::Expr* step = nullptr;
};

/// A session, or a placeholder to feed, that a function of the file takes: `def __init__(self, sess)`, called as `Model(sess)`.
struct HandedSession {
    const ast::Call* call = nullptr;
    const ast::Expr* argument = nullptr;
    const ast::FunctionDef* function = nullptr;
    const ast::arg* parameter = nullptr;
};

/// A function whose statements take the place of its only call.
struct GraphInlined {
    const ast::FunctionDef* function = nullptr;
    const ast::Stmt* at = nullptr;    ///< the outermost call
    const ast::Stmt* call = nullptr;  ///< its own
    const ast::Node* scope = nullptr;
    std::map<std::string, const ast::Expr*> constants;  ///< what stands for parameters
};

struct GraphObstacle {
    const ast::Node* node = nullptr;
    std::string problem;
};

struct SessionGraph {
    std::vector<GraphUnit> units;
    std::map<std::string, GraphValue> values;  ///< what each variable holds in the end, by its key
    std::vector<GraphRun> runs;
    std::vector<GraphSave> saves;
    std::vector<HandedSession> handed;
    std::vector<GraphInlined> inlined;
    std::vector<const ast::Assign*>
        made;  ///< statements that the file has only in other forms: `train = optimizer.minimize(loss)` for a `return`
    std::vector<WrittenSummary> written;
    std::vector<const ast::Call*> iterators;     ///< `dataset.make_one_shot_iterator()`
    std::vector<const ast::Expr*> sessionReads;  ///< of variables that hold sessions or graphs
    const ast::Call* startingScope = nullptr;    ///< one that says what variables start with
    bool keepsScopes = false;                    ///< variables are shared, or asked for, by the names of scopes
    const ast::Expr* nameRead = nullptr;         ///< where the name of a variable is read
    std::map<std::string, unsigned> bindings;    ///< how often a variable is bound
    std::vector<const ast::With*> blocks;        ///< `with tf.name_scope(…):` and the like
    std::vector<GraphObstacle> obstacles;
};

}  // namespace regraft
