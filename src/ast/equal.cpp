#include "ast/equal.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft::ast {

namespace {

/// Compares node by node; children wait on a stack of pairs.
class Comparison {
public:
    bool run(const Node& a, const Node& b) {
        pending_.push_back({&a, &b});
        while (!pending_.empty()) {
            const auto [left, right] = pending_.back();
            pending_.pop_back();
            if (!same(left, right)) return false;
        }
        return true;
    }

private:
    bool same(const Node* a, const Node* b) {
        if (!a || !b) return a == b;
        if (a->kind != b->kind) return false;
        return dispatch(*a, [&](const auto& left) {
            using T = std::remove_cvref_t<decltype(left)>;
            return fields(left, static_cast<const T&>(*b));
        });
    }

    template <class T>
    bool fields(const T& a, const T& b) {
        bool equal = true;
        // The fields of both come in the same order, so those of `b` are collected first.
        std::vector<const void*> others;
        forEachField(b, [&](const char*, const auto& field) { others.push_back(&field); });
        std::size_t i = 0;
        forEachField(a, [&](const char*, const auto& field) {
            using Field = std::remove_cvref_t<decltype(field)>;
            equal = equal && value(field, *static_cast<const Field*>(others[i]));
            ++i;
        });
        return equal;
    }

    template <class T>
    bool value(const T& a, const T& b) {
        if constexpr (std::is_pointer_v<T>) {
            pending_.push_back({a, b});
            return true;
        } else {
            return a == b;
        }
    }
    template <class T>
    bool value(const std::span<T*>& a, const std::span<T*>& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) pending_.push_back({a[i], b[i]});
        return true;
    }
    bool value(const std::span<CompareOp>& a, const std::span<CompareOp>& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }
    bool value(const Name& a, const Name& b) { return bool(a) == bool(b) && a.text() == b.text(); }
    bool value(const Literal& a, const Literal& b) { return a.type == b.type && a.uPrefix == b.uPrefix && a.text == b.text; }

    std::vector<std::pair<const Node*, const Node*>> pending_;
};

}  // namespace

bool equal(const Node& a, const Node& b) { return Comparison().run(a, b); }

}  // namespace regraft::ast
