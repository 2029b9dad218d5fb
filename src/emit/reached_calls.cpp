#include "emit/reached_calls.h"

#include <algorithm>
#include <set>

namespace regraft {

namespace {

/// The parameter that an argument of a call is bound to; null if it is not known.
const ast::arg* parameterOf(const KnownCall& known, const ast::Expr& value, const ast::keyword* keyword) {
    const ast::arguments& parameters = *argumentsOf(*known.callee);
    std::vector<const ast::arg*> byPlace(parameters.posonlyargs.begin(), parameters.posonlyargs.end());
    byPlace.insert(byPlace.end(), parameters.args.begin(), parameters.args.end());
    if (keyword) {
        byPlace.insert(byPlace.end(), parameters.kwonlyargs.begin(), parameters.kwonlyargs.end());
        const auto named = std::ranges::find_if(byPlace, [&](const ast::arg* one) { return one->name == keyword->name; });
        return named == byPlace.end() ? nullptr : *named;
    }
    const auto& given = known.call->args;
    const auto place = std::ranges::find(given, &value);
    if (std::any_of(given.begin(), place, [](const ast::Expr* one) { return one->kind == ast::Kind::Starred; })) return nullptr;
    const auto index = static_cast<std::size_t>(place - given.begin()) + (known.isBound ? 1 : 0);
    return index < byPlace.size() ? byPlace[index] : nullptr;
}

class CallsReached {
public:
    CallsReached(const CallGraph& calls, const Analysis& analysis) : calls_(calls), analysis_(analysis), reach_(calls, analysis) {}

    ReachedCalls run(const ast::Expr& function) {
        found_.areAll = true;
        pending_.push_back(&function);
        while (!pending_.empty()) {
            const ast::Expr* place = pending_.back();
            pending_.pop_back();
            if (seen_.insert(place).second && !follow(*place)) found_.areAll = false;
        }
        return std::move(found_);
    }

private:
    /// Whether it is known where the function goes from here.
    bool follow(const ast::Expr& place) {
        const ast::Node* parent = analysis_.parent(place);
        const auto* keyword = ast::as<ast::keyword>(parent);
        const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : parent);
        if (call && call->func == &place) {
            found_.calls.push_back(call);
            return true;
        }
        if (call) return followInto(*call, place, keyword);
        const auto* assign = ast::as<ast::Assign>(parent);
        const bool isHeld = assign && std::ranges::all_of(assign->targets, [](const ast::Expr* target) {
                                return target->kind == ast::Kind::NameExpr || target->kind == ast::Kind::Attribute;
                            });
        if (!isHeld) return false;
        for (const ast::Expr* carrier : reach_.carriers(place)) pending_.push_back(carrier);
        return true;
    }

    bool followInto(const ast::Call& call, const ast::Expr& place, const ast::keyword* keyword) {
        const KnownCall* known = calls_.at(call);
        const ast::arg* parameter = known && argumentsOf(*known->callee) ? parameterOf(*known, place, keyword) : nullptr;
        if (!parameter || calls_.isValue(*known->callee)) return false;
        for (const ast::NameExpr* read : reach_.readsOf(*known->callee, parameter->name.text())) pending_.push_back(read);
        return true;
    }

    const CallGraph& calls_;
    const Analysis& analysis_;
    ValueReach reach_;
    std::set<const ast::Expr*> seen_;
    std::vector<const ast::Expr*> pending_;
    ReachedCalls found_;
};

}  // namespace

bool ReachedCalls::give(std::size_t arguments) const {
    const auto isPlain = [&](const ast::Call* call) {
        return call->keywords.empty() && call->args.size() == arguments &&
               std::ranges::none_of(call->args, [](const ast::Expr* one) { return one->kind == ast::Kind::Starred; });
    };
    return areAll && !calls.empty() && std::ranges::all_of(calls, isPlain);
}

ReachedCalls callsReachedBy(const ast::Expr& function, const CallGraph& calls, const Analysis& analysis) {
    return CallsReached(calls, analysis).run(function);
}

}  // namespace regraft
