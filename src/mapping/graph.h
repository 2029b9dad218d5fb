#pragma once
// The neutral form as a JSON graph: no Python in it, and it reads back to the same form.
//
//   {"schema": 1,
//    "nodes": [{"id": 0, "input": "h0", "type": "array float32 2"},
//              {"id": 1, "operation": "sum", "arguments": [["x", 0], ["axis", {"literal": 1}]], "type": "array float32 1"}],
//    "results": [1]}
//
// An argument is a node's number, a {"literal": …} (numbers, strings, booleans, null; {"tuple": […]} for tuples), or a {"sequence": […]} of
// arguments. Nodes stand before those that use them. Inputs are the holes: values that the program around computes.

#include <optional>
#include <string>
#include <vector>

#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

/// A graph's node, free of the syntax tree: what both directions agree on.
struct GraphNode {
    struct Argument;
    std::string input;      ///< set: a hole's name
    std::string operation;  ///< set: an operation's name
    std::string type;       ///< compact: "array float32 2"
    std::vector<std::pair<std::string, Argument>> arguments;
    int item = -1;  ///< of an item picked from a tuple-valued node: which
};

struct GraphNode::Argument {
    int node = -1;                   ///< ≥ 0: another node
    std::string literal;             ///< JSON text, if it is a literal
    std::vector<Argument> sequence;  ///< if it is a sequence
    bool isSequence = false;
    friend bool operator==(const Argument&, const Argument&) = default;
};

inline bool operator==(const GraphNode& a, const GraphNode& b) {
    return a.input == b.input && a.operation == b.operation && a.type == b.type && a.arguments == b.arguments && a.item == b.item;
}

struct Graph {
    std::vector<GraphNode> nodes;
    std::vector<int> results;
    friend bool operator==(const Graph&, const Graph&) = default;
};

/// The graph of several expressions of one file; a hole that is itself one of the expressions is its node, not an input.
Graph makeGraph(const std::vector<std::pair<const ast::Expr*, const neutral::Expr*>>& expressions);

std::string writeGraph(const Graph& graph);
/// Nothing if the text is no graph; then `error` says why.
std::optional<Graph> readGraph(std::string_view text, std::string& error);

}  // namespace regraft
