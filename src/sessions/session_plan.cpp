#include "sessions/session_plan.h"

#include <algorithm>

#include "lift/calls.h"
#include "sessions/leaving.h"
#include "sessions/run_reader.h"
#include "sessions/slices.h"

namespace regraft {

namespace {

/// What one function for runs computes, before it is known what it shares with others.
struct Entry {
    std::vector<std::size_t> runs;  ///< in the plan
    std::vector<std::string> fed;   ///< keys, in the order of the first run
    std::vector<Fetched> results;
    std::set<int> steps;  ///< units of training steps that run
    Slice slice;
    bool isMapped = false;            ///< it is fed by a dict that is handed on
    std::set<int> whole;              ///< units of the slice, and of the entries that it calls
    std::vector<std::size_t> nested;  ///< entries that it calls
    std::set<std::size_t> tapedNested;
};

class Planner {
public:
    Planner(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis)
        : graph_(graph),
          reader_(reader),
          file_(file),
          analysis_(analysis),
          runs_(graph, reader, analysis, plan_),
          slicer_(graph, reader, plan_) {}

    SessionPlan plan() {
        for (const GraphRun& run : graph_.runs) plan_.runs.push_back(runs_.read(run));
        if (plan_.runs.empty()) return std::move(plan_);
        for (std::size_t i = 0; i < plan_.runs.size(); ++i) addRun(i);
        for (Entry& entry : entries_) slicer_.complete(entry.slice, entry.fed);
        joinSteps();
        nest();
        share();
        for (GraphFunction& function : plan_.functions)
            if (!function.isDropped) slicer_.check(function, plan_.functions);
        takeAway(graph_, reader_, file_, analysis_, plan_);
        return std::move(plan_);
    }

private:
    void addRun(std::size_t index) {
        PlannedRun& run = plan_.runs[index];
        if (run.isInitialiser) return checkInitialiser(run);
        Entry entry;
        entry.runs.push_back(index);
        for (Fetched& one : run.fetched) {
            if (one.kind == Fetched::Kind::Nothing) {
                std::set<int> units;
                if (reader_.valueOf(*one.expr).kind != GraphKind::Initialiser) runs_.operations(*one.expr, units);
                for (int unit : units) {
                    if (graph_.units[static_cast<std::size_t>(unit)].isStep) entry.steps.insert(unit);
                    entry.slice.wanted.insert(unit);
                }
            }
            if (one.kind == Fetched::Kind::Tensor) want(one, entry);
        }
        if (entry.slice.wanted.empty() && entry.results.empty()) return;
        // What is there without a run is given back by the function too, where others are.
        for (Fetched& one : run.fetched)
            if (one.kind == Fetched::Kind::Stored) one.result = addResult(one, entry.results);
        for (const FedValue& fed : run.fed) entry.fed.push_back(fed.key);
        entry.isMapped = run.mapping != nullptr;
        entries_.push_back(std::move(entry));
    }

    void want(Fetched& one, Entry& entry) {
        if (!one.key.empty()) entry.slice.wanted.insert(graph_.values[one.key].unit);
        else
            for (const GraphRead& read : reader_.readsOf(*one.expr)) entry.slice.reads.push_back(read);
        one.result = addResult(one, entry.results);
    }

    std::size_t addResult(const Fetched& one, std::vector<Fetched>& results) const {
        auto isSame = [&](const Fetched& other) {
            return one.key.empty() ? other.key.empty() && one.expr->span.of(file_.text) == other.expr->span.of(file_.text)
                                   : one.key == other.key;
        };
        const auto found = std::ranges::find_if(results, isSame);
        if (found != results.end()) return static_cast<std::size_t>(found - results.begin());
        results.push_back(one);
        return results.size() - 1;
    }

    /// Variables have their first values from the start: they may be given them once, before anything else runs.
    void checkInitialiser(const PlannedRun& run) {
        const ast::Node* at = run.run->call;
        if (analysis_.parent(*at)->kind != ast::Kind::ExprStmt) hinder(*at, "the value of an initialiser is used");
        for (; at && at != run.run->scope; at = analysis_.parent(*at))
            if (at->kind == ast::Kind::For || at->kind == ast::Kind::While)
                hinder(*run.run->call, "variables are set back to their first values in a loop");
        if (initialiserScope_ && initialiserScope_ == run.run->scope && hasRunBefore(run))
            hinder(*run.run->call, "variables are set back to their first values after they have changed");
        initialiserScope_ = run.run->scope;
    }

    bool hasRunBefore(const PlannedRun& run) const {
        return std::ranges::any_of(plan_.runs, [&](const PlannedRun& other) {
            return !other.isInitialiser && other.run->scope == run.run->scope && other.run->call->span.end <= run.run->call->span.begin;
        });
    }

    /// Entries that make the same step, and those that compute the same, are one function.
    void joinSteps() {
        std::vector<Entry> joined;
        for (Entry& entry : entries_) {
            auto fits = [&](const Entry& other) {
                if (entry.steps != other.steps || entry.isMapped != other.isMapped) return false;
                const std::vector<std::string> a = parametersOf(entry), b = parametersOf(other);
                if (std::set<std::string>(a.begin(), a.end()) != std::set<std::string>(b.begin(), b.end())) return false;
                const bool isSame = entry.slice.units == other.slice.units && sameResults(entry.results, other.results);
                return isSame || !entry.steps.empty();
            };
            const auto found = std::ranges::find_if(joined, fits);
            if (found == joined.end()) {
                joined.push_back(std::move(entry));
                continue;
            }
            for (std::size_t index : entry.runs) {
                for (Fetched& one : plan_.runs[index].fetched)
                    if (one.kind != Fetched::Kind::Nothing) one.result = addResult(one, found->results);
                found->runs.push_back(index);
            }
            found->slice.add(entry.slice);
        }
        entries_ = std::move(joined);
        std::map<int, int> count;
        for (const Entry& entry : entries_)
            for (int step : entry.steps)
                if (++count[step] == 2)
                    hinder(*plan_.runs[entry.runs.front()].run->call,
                           "this training step runs elsewhere with other steps or other arguments");
    }

    /// What a run computes may be all that another one needs of it: then that calls its function.
    void nest() {
        for (Entry& entry : entries_) entry.whole = entry.slice.units;
        std::vector<std::size_t> largest(entries_.size());
        for (std::size_t i = 0; i < largest.size(); ++i) largest[i] = i;
        std::ranges::stable_sort(largest, std::greater{}, [&](std::size_t i) { return entries_[i].whole.size(); });
        for (Entry& outer : entries_)
            for (std::size_t i : largest) {
                const Entry& inner = entries_[i];
                if (&inner == &outer || !isCallable(inner, outer)) continue;
                outer.nested.push_back(i);
                if (std::ranges::any_of(inner.whole, [&](int unit) { return outer.slice.taped.contains(unit); }))
                    outer.tapedNested.insert(i);
                for (int unit : inner.whole) outer.slice.units.erase(unit), outer.slice.taped.erase(unit);
            }
    }

    bool isCallable(const Entry& inner, const Entry& outer) const {
        if (inner.isMapped || !inner.steps.empty() || inner.whole.empty() || inner.whole.size() >= outer.whole.size()) return false;
        if (!std::ranges::all_of(inner.results, [](const Fetched& one) { return one.kind == Fetched::Kind::Tensor && !one.key.empty(); }))
            return false;
        if (!std::ranges::includes(outer.slice.units, inner.whole)) return false;
        const std::vector<std::string> given = parametersOf(outer);
        for (const std::string& key : parametersOf(inner))
            if (std::ranges::find(given, key) == given.end()) return false;
        auto isGiven = [&](const std::string& key, int unit) {
            return !inner.whole.contains(unit) || std::ranges::any_of(inner.results, [&](const Fetched& one) {
                return one.key == key && graph_.values.at(key).unit == unit;
            });
        };
        auto reads = [&](const GraphRead& read) { return isGiven(read.key, read.unit); };
        for (int unit : outer.slice.units)
            if (!inner.whole.contains(unit) && !std::ranges::all_of(graph_.units[static_cast<std::size_t>(unit)].reads, reads))
                return false;
        for (const Fetched& one : outer.results)
            if (!one.key.empty() && !isGiven(one.key, graph_.values.at(one.key).unit)) return false;
        return std::ranges::all_of(outer.slice.reads, reads);
    }

    static bool sameResults(const std::vector<Fetched>& a, const std::vector<Fetched>& b) {
        return a.size() == b.size() &&
               std::ranges::equal(a, b, [](const Fetched& x, const Fetched& y) { return x.key == y.key && !x.key.empty(); });
    }

    /// What the function of an entry takes: what it needs of what is fed, or all where a dict is handed on.
    std::vector<std::string> parametersOf(const Entry& entry) const {
        if (entry.isMapped) return entry.fed;
        std::vector<std::string> keys;
        for (const std::string& key : entry.fed)
            if (entry.slice.parameters.contains(key)) keys.push_back(key);
        return keys;
    }

    /// Statements that several entries need become functions of their own.
    void share() {
        std::map<std::set<std::size_t>, std::vector<int>> groups;
        for (std::size_t unit = 0; unit < graph_.units.size(); ++unit) {
            std::set<std::size_t> users;
            for (std::size_t i = 0; i < entries_.size(); ++i)
                if (entries_[i].slice.units.contains(static_cast<int>(unit))) users.insert(i);
            if (users.size() > 1) groups[users].push_back(static_cast<int>(unit));
        }
        std::vector<std::pair<std::set<std::size_t>, std::vector<int>>> ordered(groups.begin(), groups.end());
        std::ranges::sort(ordered, [](const auto& a, const auto& b) {
            if (a.first.size() != b.first.size()) return a.first.size() > b.first.size();
            return a.second.front() < b.second.front();
        });
        for (auto& [users, units] : ordered) {
            GraphFunction function;
            function.isEntry = false;
            function.units = units;
            const bool differentiates = std::ranges::any_of(units, [&](int unit) {
                const GraphUnit& one = graph_.units[static_cast<std::size_t>(unit)];
                return !one.gradients.empty() || !one.steps.empty();
            });
            for (std::size_t user : users)
                for (int unit : units)
                    if (differentiates && entries_[user].slice.taped.contains(unit)) function.taped.insert(unit);
            for (std::size_t user : users) calls_[user].push_back(plan_.functions.size());
            groupUsers_.push_back(users);
            plan_.functions.push_back(std::move(function));
        }
        const std::size_t shared = plan_.functions.size();
        for (std::size_t i = 0; i < entries_.size(); ++i) addFunction(i);
        for (std::size_t i = 0; i < shared; ++i) slicer_.connect(i, plan_.functions, groupUsers_);
        for (std::size_t i = 0; i < shared; ++i) slicer_.place(plan_.functions[i]);
        for (std::size_t turn = 0; turn < entries_.size(); ++turn)  // behind those that it calls
            for (std::size_t i = shared; i < plan_.functions.size(); ++i) placeEntry(plan_.functions[i]);
        joinPlaces();
        for (std::size_t i = shared; i < plan_.functions.size(); ++i) joinShared(i);
        for (std::size_t i = 0; i < shared; ++i)
            if (!plan_.functions[i].isEntry) nameShared(plan_.functions[i]);
    }

    /// Where all that an entry does is to call one shared function, runs call that.
    void joinShared(std::size_t index) {
        GraphFunction& entry = plan_.functions[index];
        if (!entry.units.empty() || !entry.steps.empty() || !entry.watched.empty() || entry.calls.size() != 1) return;
        const std::size_t target = entry.calls.front();
        GraphFunction& shared = plan_.functions[target];
        const std::set<std::string> given(entry.parameters.begin(), entry.parameters.end()),
            taken(shared.parameters.begin(), shared.parameters.end());
        if (shared.isEntry || given != taken || shared.outputs != entry.given()) return;
        for (const Fetched& one : entry.results)
            if (one.kind != Fetched::Kind::Tensor || one.key.empty()) return;
        shared.isEntry = true;
        shared.results = entry.results;
        shared.outputs.clear();
        shared.parameters = entry.parameters;
        shared.base = entry.base;
        entry.isDropped = true;
        for (PlannedRun& run : plan_.runs)
            if (run.function == static_cast<int>(index)) run.function = static_cast<int>(target);
        for (GraphFunction& other : plan_.functions) {
            std::ranges::replace(other.calls, index, target);
            if (other.tapedCalls.erase(index)) other.tapedCalls.insert(target);
        }
    }

    /// A function can't stand where a statement stood that another one takes along, unless that stands there too.
    void joinPlaces() {
        for (bool changed = true; changed;) {
            changed = false;
            for (GraphFunction& function : plan_.functions)
                for (const GraphFunction& other : plan_.functions)
                    if (other.place > function.place && std::ranges::find(other.units, function.place) != other.units.end()) {
                        function.place = other.place;
                        changed = true;
                    }
        }
    }

    void addFunction(std::size_t index) {
        const Entry& entry = entries_[index];
        GraphFunction function;
        function.parameters = parametersOf(entry);
        const std::size_t shared = groupUsers_.size();
        for (std::size_t nested : entry.nested) function.calls.push_back(shared + nested);
        for (std::size_t nested : entry.tapedNested) function.tapedCalls.insert(shared + nested);
        function.calls.insert(function.calls.end(), calls_[index].begin(), calls_[index].end());
        function.steps.assign(entry.steps.begin(), entry.steps.end());
        function.results = entry.results;
        std::set<int> elsewhere;
        for (std::size_t call : calls_[index]) elsewhere.insert(plan_.functions[call].units.begin(), plan_.functions[call].units.end());
        for (int unit : entry.slice.units)
            if (!elsewhere.contains(unit)) function.units.push_back(unit);
        function.taped.insert(entry.slice.taped.begin(), entry.slice.taped.end());
        for (std::size_t call : calls_[index])
            if (std::ranges::any_of(plan_.functions[call].units, [&](int unit) { return entry.slice.taped.contains(unit); }))
                function.tapedCalls.insert(call);
        function.watched = entry.slice.watched;
        function.base = nameFor(entry);
        for (std::size_t run : entry.runs) plan_.runs[run].function = static_cast<int>(plan_.functions.size());
        for (std::size_t run : entry.runs) arrangeFed(plan_.runs[run], function);
        for (int unit : function.units)
            if (!graph_.units[static_cast<std::size_t>(unit)].gradients.empty() && function.taped.contains(unit))
                hinder(*graph_.units[static_cast<std::size_t>(unit)].statement, "gradients are taken of gradients");
        plan_.functions.push_back(std::move(function));
    }

    /// What a run feeds, in the order of the parameters.
    void arrangeFed(PlannedRun& run, const GraphFunction& function) {
        std::vector<FedValue> fed;
        for (const std::string& key : function.parameters) {
            const auto found = std::ranges::find_if(run.fed, [&](const FedValue& one) { return one.key == key; });
            if (found != run.fed.end()) fed.push_back(*found);
        }
        run.fed = std::move(fed);
    }

    void placeEntry(GraphFunction& function) {
        slicer_.place(function);
        for (std::size_t call : function.calls) function.place = std::max(function.place, plan_.functions[call].place);
        for (const Fetched& one : function.results)
            if (one.key.empty())
                for (const GraphRead& read : reader_.readsOf(*one.expr)) standBehind(read.unit, function);
        for (const std::string& key : function.parameters) function.place = std::max(function.place, graph_.values[key].unit);
    }

    /// What stays where it is only has to be in sight: it is there when the function is called.
    void standBehind(int read, GraphFunction& function) const {
        if (read <= function.place) return;
        const GraphUnit& unit = graph_.units[static_cast<std::size_t>(read)];
        const bool stays = unit.kind == GraphKind::Plain || unit.kind == GraphKind::State;
        const ast::Node* scope = function.place < 0 ? nullptr : graph_.units[static_cast<std::size_t>(function.place)].scope;
        if (!stays || (unit.scope != scope && unit.scope->kind != ast::Kind::Module)) function.place = read;
    }

    std::string nameFor(const Entry& entry) const {
        if (!entry.steps.empty()) {
            std::set<int> all;
            for (const Entry& other : entries_) all.insert(other.steps.begin(), other.steps.end());
            if (all == entry.steps) return "train_step";
            const GraphUnit& unit = graph_.units[static_cast<std::size_t>(*entry.steps.begin())];
            return GraphKeys::nameOf(unit.defines.front()) + "_step";
        }
        if (entry.results.empty()) return "run";
        const Fetched& first = entry.results.front();
        if (entry.results.size() > 1 || first.key.empty()) return "evaluate";
        return "compute_" + GraphKeys::nameOf(first.key);
    }

    void nameShared(GraphFunction& function) const {
        function.base = function.outputs.size() == 1 ? "compute_" + GraphKeys::nameOf(function.outputs.front()) : "forward";
    }

    void hinder(const ast::Node& node, std::string problem) { plan_.obstacles.push_back({&node, std::move(problem)}); }

    SessionGraph& graph_;
    GraphReader& reader_;
    const ParsedFile& file_;
    const Analysis& analysis_;
    SessionPlan plan_;
    RunReader runs_;
    Slicer slicer_;
    std::vector<Entry> entries_;
    std::map<std::size_t, std::vector<std::size_t>> calls_;
    std::vector<std::set<std::size_t>> groupUsers_;
    const ast::Node* initialiserScope_ = nullptr;
};

}  // namespace

SessionPlan planSessions(SessionGraph& graph, GraphReader& reader, const ParsedFile& file, const Analysis& analysis) {
    return Planner(graph, reader, file, analysis).plan();
}

}  // namespace regraft
