#include "emit/call_adaption.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "lower/build.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

using Parameters = std::vector<Parameter>;

bool isPositional(const Parameter& p) { return p.kind == ParamKind::PositionalOnly || p.kind == ParamKind::Standard; }
bool hasKind(const Parameters& all, ParamKind kind) {
    return std::ranges::any_of(all, [&](const Parameter& p) { return p.kind == kind; });
}

const Parameter* named(const Parameters& all, std::string_view name) {
    auto it = std::ranges::find_if(
        all, [&](const Parameter& p) { return p.name == name && p.kind != ParamKind::VarPositional && p.kind != ParamKind::VarKeyword; });
    return it == all.end() ? nullptr : &*it;
}

bool isKnownDefault(const Parameter& p) {
    return p.defaultValue && isLiteral(*p.defaultValue) && py::literalText(*p.defaultValue) != "...";
}

/// `0` and `0.0`, which are the same number.
bool isSameNumber(const ast::Expr& a, const ast::Expr& b) {
    const auto numberOf = [](const ast::Expr& expr) -> std::optional<double> {
        const auto* constant = ast::as<ast::Constant>(&expr);
        const bool isNumber =
            constant && (constant->value.type == ast::Literal::Type::Int || constant->value.type == ast::Literal::Type::Float);
        return isNumber ? std::optional(std::strtod(std::string(constant->value.text).c_str(), nullptr)) : std::nullopt;
    };
    const std::optional<double> first = numberOf(a);
    return first && first == numberOf(b);
}

class Adaption {
public:
    Adaption(const ast::Call& call, const SignatureChange& change, Arena& arena)
        : call_(call),
          change_(change),
          before_(own(change.before)),
          after_(own(change.after)),
          arena_(arena) {}

    AdaptedCall run() {
        const bool starred = std::ranges::any_of(call_.args, [](const ast::Expr* a) { return a->kind == ast::Kind::Starred; });
        const bool unpacked = std::ranges::any_of(call_.keywords, [](const ast::keyword* k) { return !k->name; });
        for (std::size_t i = 0; i < call_.args.size(); ++i) takePositional(i, starred);
        for (const ast::keyword* keyword : call_.keywords) takeKeyword(*keyword);
        if (!starred && !unpacked) lookAtOmitted();
        return std::move(result_);
    }

private:
    static bool startsWithSelf(std::span<const Parameter> all) { return !all.empty() && all[0].name == "self"; }

    /// Without the receiver, which the surfaces call self.
    static Parameters own(std::span<const Parameter> all) { return {all.begin() + (startsWithSelf(all) ? 1 : 0), all.end()}; }

    std::string_view newName(std::string_view name) const {
        for (const auto& [before, after] : change_.renamed)
            if (before == name && (named(after_, after) || !named(after_, before))) return after;
        return name;
    }

    void takePositional(std::size_t i, bool starred) {
        const ast::Expr& value = *call_.args[i];
        py::Argument argument{{}, py::source(arena_, value), &value};
        if (value.kind == ast::Kind::Starred) {
            argument = {"*", py::source(arena_, *static_cast<const ast::Starred&>(value).value), &value};
        } else if (!starred && i < before_.size() && isPositional(before_[i]) && (!hasPlace(i) || leftOut(before_[i])) &&
                   isLeftOut(before_[i], value)) {
            heard_.push_back(before_[i].name);
            byKeyword_ = result_.changed = true;  // what comes after has no place any more
            return;
        } else if (!starred && i < before_.size() && isPositional(before_[i]) && isPlaced(before_[i])) {
            place(i, argument);
        } else if (!starred && i < before_.size() && isPositional(before_[i])) {
            heard_.push_back(before_[i].name);
            const Parameter* elsewhere = named(after_, newName(before_[i].name));
            const bool hasMoved = elsewhere && i < after_.size() && isPositional(after_[i]) && elsewhere != &after_[i];
            if (byKeyword_ || hasMoved) result_.gone = before_[i].name;  // what comes after by its place can't follow a name
        } else if (byKeyword_) {
            result_.gone = fmt::format("{}", i < before_.size() ? before_[i].name : std::string_view("*args"));
        }
        result_.arguments.push_back(argument);
    }

    /// Whether places tell what it is. `(*args, name=None)` takes anything, but this by its name: a text in the first place shows that
    /// the call is meant as `(name, shape)`, for new ones begin with the shape.
    bool isPlaced(const Parameter& old) const {
        const auto isNamed = [&](const Parameter& one) { return named(after_, newName(one.name)) != nullptr; };
        const auto* first = ast::as<ast::Constant>(call_.args.front());
        const bool isByText = first && first->value.type == ast::Literal::Type::Str;
        return !hasKind(after_, ParamKind::VarPositional) || (isByText && isNamed(before_.front()) && isNamed(old));
    }

    /// The argument keeps its place, if that still means the same; else it gets its name.
    void place(std::size_t i, py::Argument& argument) {
        const std::string_view name = before_[i].name, wanted = newName(name);
        heard_.push_back(name);
        const Parameter* there = i < after_.size() && isPositional(after_[i]) ? &after_[i] : nullptr;
        const bool isNameless = there && (there->kind == ParamKind::PositionalOnly || before_[i].kind == ParamKind::PositionalOnly);
        const bool isSame = there && (there->name == wanted || isNameless);
        const bool isRenamed = there && !named(after_, wanted) && !named(before_, there->name);
        if (!byKeyword_ && (isSame || isRenamed)) return;
        const Parameter* elsewhere = named(after_, wanted);
        if (!elsewhere && there && isRenamed) elsewhere = there;
        if (!elsewhere || elsewhere->kind == ParamKind::PositionalOnly) {
            if (!hasKind(after_, ParamKind::VarKeyword)) result_.gone = name;
            return;
        }
        argument.keyword = arena_.copy(elsewhere->name);
        byKeyword_ = result_.changed = true;
    }

    void takeKeyword(const ast::keyword& keyword) {
        py::Argument argument{keyword.name ? std::string_view(keyword.name.text()) : "**", py::source(arena_, *keyword.value), &keyword};
        if (keyword.name) {
            heard_.push_back(keyword.name.text());
            const std::string_view wanted = newName(keyword.name.text());
            const Parameter* there = named(after_, wanted);
            const bool takesIt = (there && there->kind != ParamKind::PositionalOnly) || hasKind(after_, ParamKind::VarKeyword);
            const bool wasTaken = named(before_, keyword.name.text()) || hasKind(before_, ParamKind::VarKeyword);
            const Parameter* old = named(before_, keyword.name.text());
            if (old && isLeftOut(*old, *keyword.value)) {
                result_.changed = true;
                return;
            }
            if (!takesIt && wasTaken) result_.gone = keyword.name.text();
            if (takesIt && wanted != argument.keyword) {
                argument.keyword = arena_.copy(wanted);
                result_.changed = true;
            }
        }
        result_.arguments.push_back(argument);
    }

    /// Whether a parameter stands in that place: the same one under another name.
    bool hasPlace(std::size_t i) const { return i < after_.size() && isPositional(after_[i]); }

    /// Whether an argument that went is done without: `verbose=False`, where that is what was meant without it, or one of which the tables
    /// say what its absence changes.
    bool isLeftOut(const Parameter& old, const ast::Expr& value) {
        if (named(after_, newName(old.name)) || hasKind(after_, ParamKind::VarKeyword)) return false;
        if (after_.empty() && !change_.takesNothing) return false;
        if (isKnownDefault(old) && isLiteral(value) && sameLiteral(*old.defaultValue, value)) return true;
        const std::string* changes = leftOut(old);
        if (changes) result_.other = *changes;
        return changes;
    }

    /// What the tables say that the absence of a parameter changes; null where they don't say that it is done without.
    const std::string* leftOut(const Parameter& old) const {
        const auto said = std::ranges::find(change_.leftOut, old.name, [](const auto& one) { return std::string_view(one.first); });
        return said == change_.leftOut.end() ? nullptr : &said->second;
    }

    bool isGiven(const Parameter& parameter) const {
        return std::ranges::any_of(heard_,
                                   [&](std::string_view name) { return name == parameter.name || newName(name) == parameter.name; });
    }

    /// What had a default and has none any more is written out.
    void require(const Parameter& now) {
        auto old = std::ranges::find_if(before_, [&](const Parameter& p) { return isKnownDefault(p) && newName(p.name) == now.name; });
        if (old == before_.end() || now.kind == ParamKind::PositionalOnly || py::literalText(*old->defaultValue) == "None") {
            result_.missing = now.name;
            return;
        }
        result_.arguments.push_back(
            {arena_.copy(now.name), py::literal(arena_, arena_.copy(py::literalText(*old->defaultValue))), nullptr});
        result_.changed = true;
    }

    void lookAtOmitted() {
        for (std::size_t i = 0; i < before_.size(); ++i) {
            const Parameter& old = before_[i];
            const Parameter* now = named(after_, newName(old.name));
            if (!now || !isKnownDefault(old) || std::ranges::find(heard_, old.name) != heard_.end()) continue;
            if (std::ranges::find(change_.sameDefaults, old.name) != change_.sameDefaults.end()) continue;
            if (!isKnownDefault(*now) || sameLiteral(*old.defaultValue, *now->defaultValue) ||
                isSameNumber(*old.defaultValue, *now->defaultValue))
                continue;
            result_.other = fmt::format("`{}` was {} if omitted, and is {}", old.name, py::literalText(*old.defaultValue),
                                        py::literalText(*now->defaultValue));
        }
        for (std::size_t i = 0; i < after_.size(); ++i) {
            const Parameter& now = after_[i];
            const bool isRequired = !now.defaultValue && now.kind != ParamKind::VarPositional && now.kind != ParamKind::VarKeyword;
            if (isRequired && !isGiven(now) && i >= call_.args.size() && !hasKind(before_, ParamKind::VarPositional)) require(now);
        }
    }

    const ast::Call& call_;
    const SignatureChange& change_;
    Parameters before_, after_;
    Arena& arena_;
    AdaptedCall result_;
    std::vector<std::string_view> heard_;  ///< the parameters that are given, by their names before
    bool byKeyword_ = false;
};

}  // namespace

AdaptedCall adaptCall(const ast::Call& call, const SignatureChange& change, Arena& arena) { return Adaption(call, change, arena).run(); }

}  // namespace regraft
