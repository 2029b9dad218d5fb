#include "sessions/slices.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

void Slice::add(const Slice& other) {
    units.insert(other.units.begin(), other.units.end());
    taped.insert(other.taped.begin(), other.taped.end());
    wanted.insert(other.wanted.begin(), other.wanted.end());
    parameters.insert(other.parameters.begin(), other.parameters.end());
    for (const std::string& key : other.watched)
        if (std::ranges::find(watched, key) == watched.end()) watched.push_back(key);
}

/// Whether the unit goes into functions, wherever it is needed.
bool Slicer::moves(int index) const {
    const GraphKind kind = unit(index).kind;
    return kind == GraphKind::Live || kind == GraphKind::Draw;
}

/// A fed variable is not computed, where it is the last that its name stands for.
bool Slicer::isFed(const GraphRead& read, const std::vector<std::string>& fed) const {
    return std::ranges::find(fed, read.key) != fed.end() && graph_.values.at(read.key).unit == read.unit;
}

void Slicer::follow(const GraphRead& read, Slice& slice, const std::vector<std::string>& fed, std::set<int>& into) {
    if (read.unit < 0) return;
    if (isFed(read, fed)) {
        slice.parameters.insert(read.key);
        return;
    }
    if (unit(read.unit).kind == GraphKind::Placeholder)
        return hinder(*read.node, "`" + GraphKeys::nameOf(read.key) + "` is not fed where this runs");
    if (!moves(read.unit) || !into.insert(read.unit).second) return;
    closure(unit(read.unit).reads, slice, fed, into);
}

void Slicer::closure(std::vector<GraphRead> reads, Slice& slice, const std::vector<std::string>& fed, std::set<int>& into) {
    for (const GraphRead& read : reads) follow(read, slice, fed, into);
}

void Slicer::complete(Slice& slice, const std::vector<std::string>& fed) {
    for (int wanted : slice.wanted) {
        const GraphUnit& one = unit(wanted);
        const GraphRead read{one.defines.empty() ? "" : one.defines.front(), wanted, nullptr};
        if (!read.key.empty() && isFed(read, fed)) {
            slice.parameters.insert(read.key);
        } else {
            slice.units.insert(wanted);
            closure(one.reads, slice, fed, slice.units);
        }
    }
    closure(slice.reads, slice, fed, slice.units);
    tape(slice, fed);
}

/// What gradients are taken of is computed under the tape.
void Slicer::tape(Slice& slice, const std::vector<std::string>& fed) {
    for (int index : slice.units) {
        auto of = [&](const ast::Expr* loss) {
            if (loss) closure(reader_.readsOf(*loss), slice, fed, slice.taped);
        };
        auto watch = [&](const ast::Expr& by) {
            for (const GraphRead& read : reader_.readsOf(by))
                if (std::ranges::find(fed, read.key) != fed.end() && std::ranges::find(slice.watched, read.key) == slice.watched.end())
                    slice.watched.push_back(read.key);
        };
        for (const GraphStep& step : unit(index).steps) of(step.loss);
        for (const ast::Call* call : unit(index).gradients) {
            if (call->args.empty()) continue;
            of(call->args[0]);
            if (call->args.size() > 1) watch(*call->args[1]);
        }
    }
}

void Slicer::connect(std::size_t index, std::vector<GraphFunction>& functions, const std::vector<std::set<std::size_t>>& users) {
    GraphFunction& function = functions[index];
    const std::set<int> own(function.units.begin(), function.units.end());
    for (int one : function.units)
        for (const GraphRead& read : unit(one).reads) {
            if (read.unit < 0 || own.contains(read.unit)) continue;
            const bool isGiven = unit(read.unit).kind == GraphKind::Placeholder || moves(read.unit);
            if (isGiven && std::ranges::find(function.parameters, read.key) == function.parameters.end())
                function.parameters.push_back(read.key);
        }
    std::set<std::string> wanted;
    auto want = [&](const GraphRead& read) {
        if (own.contains(read.unit)) wanted.insert(read.key);
    };
    for (std::size_t i = 0; i < functions.size(); ++i) {
        const bool calls = functions[i].isEntry ? std::ranges::find(functions[i].calls, index) != functions[i].calls.end()
                                                : i != index && std::ranges::includes(users[index], users[i]);
        if (!calls) continue;
        for (int one : functions[i].units)
            if (!own.contains(one)) std::ranges::for_each(unit(one).reads, want);
        for (const Fetched& one : functions[i].results) {
            if (!one.key.empty()) want({one.key, graph_.values[one.key].unit, nullptr});
            else if (one.expr) std::ranges::for_each(reader_.readsOf(*one.expr), want);
        }
    }
    for (int one : function.units)  // in the order in which they are made
        for (const std::string& key : unit(one).defines)
            if (wanted.contains(key) && std::ranges::find(function.outputs, key) == function.outputs.end()) function.outputs.push_back(key);
}

void Slicer::place(GraphFunction& function) const {
    for (int one : function.units) function.place = std::max(function.place, unit(one).alone ? unit(one).group : one);
}

/// The statements run in another order than they stood in, and see what names stand for in the end.
void Slicer::check(const GraphFunction& function, const std::vector<GraphFunction>& functions) {
    if (!function.isEntry) return;
    std::map<std::string, int> current;
    auto runs = [&](int one) {
        for (const GraphRead& read : unit(one).reads) {
            if (read.unit < 0 || read.unit == one) continue;
            const auto found = current.find(read.key);
            const bool isParameter =
                std::ranges::find(function.parameters, read.key) != function.parameters.end() && found == current.end();
            const int seen = found != current.end() ? found->second : graph_.values[read.key].unit;
            if (seen != read.unit && !isParameter)
                hinder(*read.node, "`" + GraphKeys::nameOf(read.key) + "` is bound anew, and what it was before is needed");
        }
        for (const std::string& key : unit(one).defines) current[key] = one;
    };
    auto runsAll = [&](const auto& self, const GraphFunction& one) -> void {
        for (std::size_t call : one.calls) self(self, functions[call]);
        for (int index : one.units) runs(index);
    };
    runsAll(runsAll, function);
}

}  // namespace regraft
