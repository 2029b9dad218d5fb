#pragma once
// Writes the functions that graphs become, and the calls of them where a session ran.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "emit/rewrite.h"
#include "sessions/session_plan.h"

namespace regraft {

class SessionWriter {
public:
    /// Text that goes, but for what is kept of it.
    struct Gone {
        Span whole;
        std::vector<Span> kept;
    };

    /// A layer that was made where it is called.
    struct Layer {
        std::string name;          ///< it is made before the function under this name; empty: made in it, once
        py::Expr* made = nullptr;  ///< takes the code that makes it
    };

    SessionWriter(SessionGraph& graph, GraphReader& reader, const SessionPlan& plan, ParsedFile& file, const Analysis& analysis,
                  std::function<std::string(const std::string&)> freshName);

    /// Why some run can't be written; nothing if all can.
    std::vector<GraphObstacle> obstacles();
    void write(EmitRequest& request);
    const std::vector<Gone>& gone() const { return gone_; }
    /// Calls that make savers, which now are checkpoints.
    const std::vector<const ast::Call*>& checkpoints() const { return checkpoints_; }
    const std::map<const ast::Node*, Layer>& layers() const { return layers_; }
    /// Calls that stand in what runs again and again, and make something once.
    const std::set<const ast::Call*>& once() const { return once_; }

private:
    const GraphUnit& unit(int index) const { return graph_.units[static_cast<std::size_t>(index)]; }

    // Functions (session_functions.cpp)
    static Outline::Line line(unsigned depth, std::string text, const py::Expr* code = nullptr, std::string behind = {});
    void writeFunctions();
    void addFunction(std::size_t index, Outline& outline);
    void writeInlined();  // (session_inlined.cpp)
    void keepInlined(const GraphUnit& unit, Outline& outline, std::vector<Span>& kept);
    void retarget(const ast::Stmt& statement);
    void renameInlined(const GraphInlined& one);
    void beginFunction(const GraphFunction& function);
    std::vector<Outline::Line> linesOf(const GraphFunction& function, const std::string& name);
    void head(const GraphFunction& function, const std::string& name, std::vector<Outline::Line>& lines);
    void makers(const GraphFunction& function, std::vector<Outline::Line>& lines);
    void variables(const ast::Call& all);
    bool isDirect(const ast::Call& made, const GraphUnit& unit) const;
    bool makesInside(const GraphFunction& function) const;
    void optimisers(const GraphFunction& function, std::vector<Outline::Line>& lines);
    void casts(const GraphFunction& function, std::vector<Outline::Line>& lines);
    /// A call of another function, or a statement.
    struct Part {
        std::size_t called = 0;
        int unit = -1;  ///< -1: a call
    };
    std::vector<Part> ordered(const GraphFunction& function, bool isTaped) const;
    void partLine(const Part& part, unsigned depth, std::vector<Outline::Line>& lines);
    void callLine(std::size_t called, unsigned depth, std::vector<Outline::Line>& lines);
    void tape(const GraphFunction& function, std::vector<Outline::Line>& lines);
    void unitLine(int index, unsigned depth, std::vector<Outline::Line>& lines);
    void computing(const GraphUnit& unit, unsigned depth, std::vector<Outline::Line>& lines);
    void steps(const GraphFunction& function, std::vector<Outline::Line>& lines);
    void results(const GraphFunction& function, std::vector<Outline::Line>& lines);
    bool needsTape(const GraphFunction& function) const;
    bool hasSpecifications(const GraphFunction& function) const;
    bool isInSight(const GraphValue& placeholder) const;
    const py::Expr* specification(const std::string& key);
    const py::Expr* rate(const GraphStep& step);
    const py::Expr* optimiser(const GraphStep& step);
    const py::Expr* gradient(const py::Expr* of, const py::Expr* by);
    void localNames(const ast::Node& code);
    std::string local(const std::string& key) const;
    std::string inner(const std::string& base);

    // Runs (session_runs.cpp)
    bool makesAll(const GraphFunction& function) const;
    void writeRun(const PlannedRun& run);
    const py::Expr* callOf(const PlannedRun& run);
    const py::Expr* receiver(const PlannedRun& run);
    const py::Expr* stored(const Fetched& one);
    const py::Expr* number(const py::Expr* value, bool isNested = false);
    bool hasNested(const PlannedRun& run) const;
    const py::Expr* fetchedAlone(const PlannedRun& run, const Fetched& one);
    bool unpack(const PlannedRun& run);
    const py::Expr* list(const PlannedRun& run);
    bool isUnpacked(const PlannedRun& run) const;

    // Checkpoints (session_savers.cpp)
    void savers();
    std::vector<py::Argument> saved(const GraphUnit& unit, int index);
    void writeSave(const GraphSave& save);

    // What goes (session_writer.cpp)
    void takeOut();
    void dissolve();
    void feeds();
    void closings();
    void forget();
    void withoutSessions();
    void summaries();
    void merging(const GraphUnit& unit, unsigned depth, std::vector<Outline::Line>& lines);

    // Short ways
    const py::Expr* name(std::string_view text, py::ExprKind kind = py::ExprKind::Name);
    const py::Expr* source(const ast::Expr& expr);
    const py::Expr* call(const py::Expr* function, std::vector<const py::Expr*> arguments);
    const py::Expr* member(const py::Expr* value, std::string_view name);
    const ast::ClassDef* ownerOf(const GraphFunction& function) const;
    bool isMoved(int index) const;
    bool isFree(const std::string& text) const;

    SessionGraph& graph_;
    GraphReader& reader_;
    const SessionPlan& plan_;
    ParsedFile& file_;
    Arena& arena_;
    const Analysis& analysis_;
    std::function<std::string(const std::string&)> freshName_;
    EmitRequest* request_ = nullptr;
    std::vector<Gone> gone_;
    std::vector<std::string> names_;                ///< of the functions
    std::map<std::string, std::string> locals_;     ///< keys of members, in the function that is written
    std::map<const ast::Call*, std::string> made_;  ///< optimisers that get a name
    std::map<const ast::Node*, Layer> layers_;
    std::vector<const ast::Call*> checkpoints_;
    std::set<const ast::Call*> once_;  ///< calls that make a variable once, though they run again
    std::string tape_;
    std::vector<std::string> inners_;
    std::set<const ast::Assign*> retargeted_;
    const ast::Node* scope_ = nullptr;  ///< that the function stands in
};

}  // namespace regraft
