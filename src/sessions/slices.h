#pragma once
// Which statements a value of the graph comes from, and how functions made of them hang together.

#include "sessions/session_plan.h"

namespace regraft {

/// What has to be computed for a run.
struct Slice {
    std::set<int> wanted;              ///< units whose values it fetches
    std::vector<GraphRead> reads;      ///< and what it reads besides
    std::set<int> units;               ///< all that it needs
    std::set<int> taped;               ///< of them, what gradients are taken of
    std::set<std::string> parameters;  ///< keys of what is fed, as far as it is needed
    std::vector<std::string> watched;

    void add(const Slice& other);
};

class Slicer {
public:
    Slicer(SessionGraph& graph, GraphReader& reader, SessionPlan& plan) : graph_(graph), reader_(reader), plan_(plan) {}

    void complete(Slice& slice, const std::vector<std::string>& fed);
    /// Fills in what a shared function takes and gives.
    void connect(std::size_t index, std::vector<GraphFunction>& functions, const std::vector<std::set<std::size_t>>& users);
    void place(GraphFunction& function) const;
    /// Whether every statement finds in the function what it found where it stood.
    void check(const GraphFunction& function, const std::vector<GraphFunction>& functions);

private:
    const GraphUnit& unit(int index) const { return graph_.units[static_cast<std::size_t>(index)]; }
    bool moves(int index) const;
    bool isFed(const GraphRead& read, const std::vector<std::string>& fed) const;
    void follow(const GraphRead& read, Slice& slice, const std::vector<std::string>& fed, std::set<int>& into);
    void closure(std::vector<GraphRead> reads, Slice& slice, const std::vector<std::string>& fed, std::set<int>& into);
    void tape(Slice& slice, const std::vector<std::string>& fed);
    void hinder(const ast::Node& node, std::string problem) { plan_.obstacles.push_back({&node, std::move(problem)}); }

    SessionGraph& graph_;
    GraphReader& reader_;
    SessionPlan& plan_;
};

}  // namespace regraft
