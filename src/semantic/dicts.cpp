#include "semantic/dicts.h"

#include <algorithm>
#include <array>

#include "ast/node_base.h"
#include "semantic/values.h"

namespace regraft::semantic {

namespace {

constexpr std::size_t mostEntries = 40;  // of larger dicts only what all values have in common is kept

/// The text of a key that is a literal string.
std::optional<std::string_view> keyText(const Type& key) {
    const auto* constant = ast::as<ast::Constant>(key.literal);
    const bool isString = constant && constant->value.type == ast::Literal::Type::Str;
    return isString ? std::optional(constant->value.text) : std::nullopt;
}

}  // namespace

const Type* dictOf(Arena& arena, const Type* key, const Type* value, const std::vector<DictEntry>& entries, bool isOpen) {
    const bool isKept = entries.size() <= mostEntries;
    Type type;
    type.kind = TypeKind::Dict;
    std::vector<const Type*> items = {key, value};
    std::vector<std::string_view> names;
    if (isKept) {
        for (const DictEntry& entry : entries) {
            names.push_back(entry.first);
            items.push_back(entry.second);
        }
    }
    type.items = arena.copy(items);
    type.fields = arena.copy(names);
    type.isSeen = isOpen || !isKept;
    return arena.make<Type>(type);
}

const Type* emptyDict(Arena& arena) { return dictOf(arena, pendingType(), pendingType(), {}, false); }

bool isKnownDict(const Type& type) { return type.kind == TypeKind::Dict && type.items.size() >= 2; }

bool hasOtherKeys(const Type& dict) { return dict.isSeen; }

std::vector<DictEntry> entriesOf(const Type& dict) {
    std::vector<DictEntry> entries;
    for (std::size_t i = 0; i < dict.fields.size(); ++i) entries.emplace_back(dict.fields[i], dict.items[i + 2]);
    return entries;
}

const Type* valueAt(const Type& dict, std::string_view key) {
    const auto found = std::ranges::find(dict.fields, key);
    return found == dict.fields.end() ? dict.items[1] : dict.items[static_cast<std::size_t>(found - dict.fields.begin()) + 2];
}

const Type* valueAt(const Type& dict, const Type& key) {
    const std::optional<std::string_view> text = keyText(key);
    return text ? valueAt(dict, *text) : dict.items[1];
}

const Type* withEntry(Arena& arena, const Type& dict, const Type* key, const Type* given, bool isCertain) {
    const Type* value = generalised(arena, given, true);
    const std::optional<std::string_view> text = keyText(*key);
    std::vector<DictEntry> entries = entriesOf(dict);
    bool isThere = false;
    for (DictEntry& entry : entries) {
        const bool isMeant = text && entry.first == *text;
        isThere = isThere || isMeant;
        if (isMeant && isCertain) entry.second = value;
        else if (isMeant || !text) entry.second = joinTypes(arena, entry.second, value);
    }
    const bool mayBeOther = hasOtherKeys(dict) && !isCertain;
    if (text && !isThere) entries.emplace_back(*text, mayBeOther ? joinTypes(arena, dict.items[1], value) : value);
    return dictOf(arena, joinTypes(arena, dict.items[0], generalised(arena, key, true)), joinTypes(arena, dict.items[1], value), entries,
                  hasOtherKeys(dict) || !text);
}

const Type* withKey(Arena& arena, const Type& dict, std::string_view key, const Type* given) {
    const Type* value = generalised(arena, given, true);
    std::vector<DictEntry> entries = entriesOf(dict);
    const auto known = std::ranges::find(entries, key, &DictEntry::first);
    if (known != entries.end()) known->second = value;
    else entries.emplace_back(key, value);
    return dictOf(arena, joinTypes(arena, dict.items[0], simpleType(TypeKind::Str)), joinTypes(arena, dict.items[1], value), entries,
                  hasOtherKeys(dict));
}

const Type* merged(Arena& arena, const Type& dict, const Type& other) {
    std::vector<DictEntry> entries = entriesOf(dict);
    for (DictEntry& entry : entries) {
        const bool isGiven = std::ranges::find(other.fields, entry.first) != other.fields.end();
        if (isGiven) entry.second = valueAt(other, entry.first);
        else if (hasOtherKeys(other)) entry.second = joinTypes(arena, entry.second, other.items[1]);
    }
    for (const DictEntry& entry : entriesOf(other)) {
        const bool isThere = std::ranges::any_of(entries, [&](const DictEntry& known) { return known.first == entry.first; });
        if (!isThere) entries.push_back(entry);
    }
    return dictOf(arena, joinTypes(arena, dict.items[0], other.items[0]), joinTypes(arena, dict.items[1], other.items[1]), entries,
                  hasOtherKeys(dict) || hasOtherKeys(other));
}

}  // namespace regraft::semantic
