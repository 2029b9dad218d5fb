#pragma once
// What the runs of a graph fetch and feed.

#include "sessions/session_plan.h"

namespace regraft {

class RunReader {
public:
    RunReader(SessionGraph& graph, GraphReader& reader, const Analysis& analysis, SessionPlan& plan)
        : graph_(graph),
          reader_(reader),
          analysis_(analysis),
          plan_(plan) {}

    /// Fills in all but the function.
    PlannedRun read(const GraphRun& run);
    /// The units of training steps and other operations that a run of this comes down to.
    void operations(const ast::Expr& expr, std::set<int>& units);

private:
    void fetch(const ast::Expr& expr, PlannedRun& out);
    Fetched item(const ast::Expr& expr);
    Fetched fetchedFrom(const ast::Expr& expr);
    bool runsAny(const ast::Expr& expr) const;
    bool isContainer(const ast::Expr& expr) const;
    void feed(const ast::Expr& expr, PlannedRun& out);
    std::vector<const ast::Dict*> dictsOf(const ast::Expr& expr);
    const GraphUnit* unitOf(const std::string& key) const;
    void hinder(const ast::Node& node, std::string problem) { plan_.obstacles.push_back({&node, std::move(problem)}); }

    SessionGraph& graph_;
    GraphReader& reader_;
    const Analysis& analysis_;
    SessionPlan& plan_;
};

}  // namespace regraft
