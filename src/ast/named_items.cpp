#include "ast/named_items.h"

#include "ast/display.h"
#include "ast/names.h"

namespace regraft::ast {

namespace {

using Items = std::optional<std::vector<NamedItem>>;

Items ofDict(const Dict& dict) {
    std::vector<NamedItem> items;
    for (std::size_t i = 0; i < dict.values.size(); ++i) {
        if (!dict.keys[i]) return std::nullopt;  // `**others`
        items.push_back({writtenText(dict.keys[i]), dict.values[i]});
    }
    return items;
}

Items ofPairs(const Expr* display) {
    if (!isDisplay(display) || hasStar(display)) return std::nullopt;
    std::vector<NamedItem> items;
    for (const Expr* pair : elementsOf(display)) {
        if (!isDisplay(pair) || hasStar(pair) || elementsOf(pair).size() != 2) return std::nullopt;
        items.push_back({writtenText(elementsOf(pair)[0]), elementsOf(pair)[1]});
    }
    return items;
}

bool makesDict(const Expr& function) {
    const auto* name = as<NameExpr>(&function);
    const auto* member = as<Attribute>(&function);
    return (name && (name->id == "dict" || name->id == "OrderedDict")) || (member && member->attr == "OrderedDict");
}

}  // namespace

std::optional<std::vector<NamedItem>> namedItems(const Expr* expr) {
    if (const auto* dict = as<Dict>(expr)) return ofDict(*dict);
    const auto* call = as<Call>(expr);
    if (!call || !makesDict(*call->func) || call->args.size() > 1) return std::nullopt;
    Items items = call->args.empty()        ? Items(std::in_place)
                  : as<Dict>(call->args[0]) ? ofDict(*as<Dict>(call->args[0]))
                                            : ofPairs(call->args[0]);
    for (const keyword* one : call->keywords) {
        if (!items || !one->name) return std::nullopt;
        items->push_back({one->name.text(), one->value});
    }
    return items;
}

}  // namespace regraft::ast
