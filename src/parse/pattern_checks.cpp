#include "parse/pattern_checks.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "ast/equal.h"
#include "parse/char_class.h"
#include "parse/syntax_failure.h"

namespace regraft {

using namespace ast;

namespace {

/// The value of a number, True or False; Python takes 1, 1.0 and True for the same key.
std::optional<double> realValue(const Literal& literal) {
    if (literal.type == Literal::Type::True) return 1;
    if (literal.type == Literal::Type::False) return 0;
    if (literal.type != Literal::Type::Int && literal.type != Literal::Type::Float) return std::nullopt;
    std::string digits(literal.text);
    std::erase(digits, '_');
    const char second = digits.size() > 1 && digits[0] == '0' ? lower(digits[1]) : '\0';
    if (second == 'o') return static_cast<double>(std::strtoull(digits.c_str() + 2, nullptr, 8));
    if (second == 'b') return static_cast<double>(std::strtoull(digits.c_str() + 2, nullptr, 2));
    return std::strtod(digits.c_str(), nullptr);  // reads hexadecimal too
}

bool sameKey(const Expr& a, const Expr& b) {
    const auto *left = as<Constant>(&a), *right = as<Constant>(&b);
    const std::optional<double> x = left ? realValue(left->value) : std::nullopt;
    const std::optional<double> y = right ? realValue(right->value) : std::nullopt;
    if (x && y) return *x == *y;
    return a.kind != Kind::Attribute && equal(a, b);
}

class PatternChecker {
public:
    /// `mayAlwaysMatch`: nothing after this pattern becomes unreachable by it.
    void check(const Pattern& pattern, bool mayAlwaysMatch) {
        switch (pattern.kind) {
            case Kind::MatchAs: return matchAs(static_cast<const MatchAs&>(pattern), mayAlwaysMatch);
            case Kind::MatchOr: return matchOr(static_cast<const MatchOr&>(pattern), mayAlwaysMatch);
            case Kind::MatchStar: return bind(static_cast<const MatchStar&>(pattern).name, pattern.span);
            case Kind::MatchSequence: return sequence(static_cast<const MatchSequence&>(pattern));
            case Kind::MatchMapping: return mapping(static_cast<const MatchMapping&>(pattern));
            case Kind::MatchClass: return matchClass(static_cast<const MatchClass&>(pattern));
            default: return;
        }
    }

private:
    void bind(Name name, Span span) {
        if (!name) return;
        if (std::find(bound_.begin(), bound_.end(), name) != bound_.end())
            failSyntax("multiple assignments to name '" + std::string(name.text()) + "' in pattern", span);
        bound_.push_back(name);
    }

    void matchAs(const MatchAs& pattern, bool mayAlwaysMatch) {
        if (pattern.pattern) check(*pattern.pattern, mayAlwaysMatch);
        else if (!mayAlwaysMatch)
            failSyntax(pattern.name ? "name capture '" + std::string(pattern.name.text()) + "' makes remaining patterns unreachable"
                                    : "wildcard makes remaining patterns unreachable",
                       pattern.span);
        bind(pattern.name, pattern.span);
    }

    void matchOr(const MatchOr& pattern, bool mayAlwaysMatch) {
        const std::vector<Name> before = bound_;
        std::vector<Name> first;
        for (std::size_t i = 0; i < pattern.patterns.size(); ++i) {
            bound_ = before;
            check(*pattern.patterns[i], mayAlwaysMatch && i + 1 == pattern.patterns.size());
            std::vector<Name> names(bound_.begin() + static_cast<std::ptrdiff_t>(before.size()), bound_.end());
            if (i == 0) first = names;
            if (names.size() != first.size() || !std::is_permutation(names.begin(), names.end(), first.begin()))
                failSyntax("alternative patterns bind different names", pattern.span);
        }
    }

    void sequence(const MatchSequence& pattern) {
        bool star = false;
        for (const Pattern* part : pattern.patterns) {
            if (part->kind == Kind::MatchStar && std::exchange(star, true))
                failSyntax("multiple starred expressions in sequence pattern", part->span);
            check(*part, true);
        }
    }

    void mapping(const MatchMapping& pattern) {
        for (std::size_t i = 0; i < pattern.keys.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (sameKey(*pattern.keys[i], *pattern.keys[j])) failSyntax("mapping pattern checks duplicate key", pattern.keys[i]->span);
        for (const Pattern* part : pattern.patterns) check(*part, true);
        bind(pattern.rest, pattern.span);
    }

    void matchClass(const MatchClass& pattern) {
        for (std::size_t i = 0; i < pattern.kwd_attrs.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (pattern.kwd_attrs[i]->name == pattern.kwd_attrs[j]->name)
                    failSyntax("attribute name repeated in class pattern: " + std::string(pattern.kwd_attrs[i]->name.text()),
                               pattern.kwd_attrs[i]->span);
        for (const Pattern* part : pattern.patterns) check(*part, true);
        for (const Pattern* part : pattern.kwd_patterns) check(*part, true);
    }

    std::vector<Name> bound_;
};

}  // namespace

void checkPatterns(const Match& match) {
    for (std::size_t i = 0; i < match.cases.size(); ++i) {
        const match_case& one = *match.cases[i];
        PatternChecker().check(*one.pattern, one.guard != nullptr || i + 1 == match.cases.size());
    }
}

}  // namespace regraft
