#include "lift/item_tuple.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/lens.h"
#include "lift/mutation.h"
#include "lift/python_numbers.h"

namespace regraft {

std::vector<WrittenItem> itemsOfTuple(const ast::Assign& assign, const Analysis& analysis) {
    const auto* values = ast::as<ast::Tuple>(assign.value);
    const auto* targets = assign.targets.size() == 1 ? ast::as<ast::Tuple>(assign.targets[0]) : nullptr;
    if (!values || !targets || values->elts.size() != targets->elts.size()) return {};
    std::vector<WrittenItem> items;
    for (std::size_t i = 0; i < targets->elts.size(); ++i) {
        const auto* item = ast::as<ast::Subscript>(targets->elts[i]);
        const Use* use = item ? analysis.useAt(*item) : nullptr;
        Place place = use && use->isStore ? placeOf(*item->value, analysis) : Place();
        if (!place || !place.views.empty() || !place.writes.empty() || values->elts[i]->kind == ast::Kind::Starred) return {};
        items.push_back({item, values->elts[i], std::move(place)});
    }
    return items;
}

namespace {

/// Whether an expression reads what `key` names, or may do so in a function of the program's.
bool reads(const ast::Expr& expr, std::string_view key, const Analysis& analysis) {
    bool found = false;
    ast::walk(expr, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) found = found || analysis.callee(*call);
        const bool mayHold = node.kind == ast::Kind::NameExpr || node.kind == ast::Kind::Attribute || node.kind == ast::Kind::Subscript;
        const auto* one = mayHold ? static_cast<const ast::Expr*>(&node) : nullptr;
        const std::string read = one ? holderKey(*one, analysis) : std::string();
        found = found || (!read.empty() && (overlap(read, key) || liesIn(read, key) || liesIn(key, read)));
        return read.empty();
    });
    return found;
}

/// Whether an item's value is read before, and its key after, all that the others write.
bool readsWritten(const WrittenItem& item, const std::vector<WrittenItem>& items, const Analysis& analysis) {
    return std::ranges::any_of(items, [&](const WrittenItem& other) {
        return reads(*item.target->slice, other.place.key, analysis) ||
               (other.place.key != item.place.key && reads(*item.value, other.place.key, analysis));
    });
}

/// What stands against writing them one after the other; `note`: what is guessed.
std::string obstacleOf(const std::vector<WrittenItem>& items, const Framework& framework, const Analysis& analysis, std::string& note) {
    for (const WrittenItem& item : items) {
        if (readsWritten(item, items, analysis)) return "one of its values or indices is read off what it writes into";
        const Place read = placeOf(*item.value, analysis);
        const bool isShared =
            read && std::ranges::any_of(items, [&](const WrittenItem& other) { return overlap(other.place.key, read.key); });
        if (!isShared) continue;
        const int rank = analysis.typeOf(*item.value)->rank;
        if (rank > 0 || !elementsAreNumbers(framework))
            return "one of its values shares memory with what has been written by then: copy it first";
        if (rank < 0)
            note = "what is exchanged here is taken for elements, which " + framework.name + " copies, and not for rows, which it does not";
    }
    return {};
}

}  // namespace

Mutation Mutations::liftTuple(const Use& use, const std::vector<WrittenItem>& items) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*use.site.node);
    std::string note;
    mutation.refusal = obstacleOf(items, *use.framework, analysis_, note);
    std::vector<const WrittenItem*> heads;  // the first item of each array
    for (const WrittenItem& item : items)
        if (std::ranges::none_of(heads, [&](const WrittenItem* head) { return head->place.key == item.place.key; })) heads.push_back(&item);
    for (const WrittenItem* head : heads) {
        if (!mutation.refusal.empty()) break;
        const neutral::Expr* array = makeSource(*head->target->value, analysis_.typeOf(*head->target->value), arena_);
        for (const WrittenItem& item : items) {
            if (item.place.key != head->place.key) continue;
            const neutral::Expr* key = makeSource(*item.target->slice, analysis_.typeOf(*item.target->slice), arena_);
            const neutral::Expr* value = makeSource(*item.value, analysis_.typeOf(*item.value), arena_);
            array = updatedAt(*array, *key, *value, contextOf(*use.framework));
        }
        mutation.before.insert(mutation.before.end(), mutation.main.begin(), mutation.main.end());
        mutation.before.insert(mutation.before.end(), mutation.after.begin(), mutation.after.end());
        mutation.main.clear();
        mutation.after.clear();
        if (!rebind(mutation, head->place, array, *use.framework)) break;
    }
    if (mutation.note.empty()) mutation.note = note;
    return mutation;
}

}  // namespace regraft
