#pragma once
// What graphs and sessions become: functions of what is fed, and calls of them where a session ran.
//
//     x = tf.placeholder(tf.float32, [None, 3])      @tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
//     y = tf.matmul(x, w)                         →  def compute_y(x):
//     with tf.Session() as sess:                         y = tf.matmul(x, w)
//         print(sess.run(y, {x: a}))                     return y
//
//                                                    print(compute_y(a).numpy())

#include <set>
#include <string>
#include <vector>

#include "sessions/graph_reader.h"

namespace regraft {

/// One of what a run fetches.
struct Fetched {
    enum class Kind {
        Tensor,  ///< of the graph: the function returns it
        Stored,  ///< a variable or constant: it is there without a run
        Nothing  ///< an operation: it gives None
    };
    Kind kind = Kind::Stored;
    const ast::Expr* expr = nullptr;
    std::string key;         ///< the variable that holds the tensor; empty: the expression itself is what is fetched
    bool isNested = false;   ///< it is a container of such
    std::size_t result = 0;  ///< of a tensor: its place among what the function returns
};

struct FedValue {
    std::string key;
    const ast::Expr* value = nullptr;
};

/// A function that takes the place of part of the graph.
struct GraphFunction {
    bool isDropped = false;               ///< another one does the same
    bool isEntry = true;                  ///< runs call it; else only other functions do
    std::vector<std::string> parameters;  ///< keys
    std::vector<std::size_t> calls;       ///< functions that it calls, in order
    std::vector<int> units;               ///< statements that move into it, in order
    std::set<int> taped;                  ///< of them, those of whose results gradients are taken
    std::set<std::size_t> tapedCalls;
    std::vector<int> steps;            ///< units of training steps
    std::vector<std::string> watched;  ///< keys of parameters that gradients are taken by
    std::vector<Fetched> results;      ///< of an entry
    std::vector<std::string> outputs;  ///< of others: keys
    int place = -1;                    ///< the unit in whose place it stands
    std::string base;                  ///< how it may be called

    /// Keys of what other functions get of it.
    std::vector<std::string> given() const {
        std::vector<std::string> keys = outputs;
        for (const Fetched& one : results) keys.push_back(one.key);
        return keys;
    }
};

struct PlannedRun {
    const GraphRun* run = nullptr;
    int function = -1;  ///< -1: all that it fetches is there without a run
    enum class Form { One, List, Tuple } form = Form::One;
    std::vector<Fetched> fetched;
    std::vector<FedValue> fed;           ///< in the order of the function's parameters
    const ast::Expr* mapping = nullptr;  ///< a dict that is handed on as `**mapping` instead
    bool isInitialiser = false;
};

struct SessionPlan {
    std::vector<GraphFunction> functions;  ///< those that are called stand before those that call them
    std::vector<PlannedRun> runs;
    std::set<int> gone;                   ///< units that leave their places
    std::vector<const ast::Dict*> feeds;  ///< dicts whose keys become strings
    std::vector<const ast::With*> dissolved;
    std::vector<GraphObstacle> obstacles;  ///< if there are any, nothing changes
    bool isEmpty() const { return runs.empty(); }
};

SessionPlan planSessions(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis);

}  // namespace regraft
