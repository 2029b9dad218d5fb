#pragma once
// Types of dicts: what keys and values are, and what stands under keys that are known.
//
//   {"w": [x], "n": 0}    items: str, unknown, list of arrays, int    fields: w, n

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "neutral/type.h"

namespace regraft::semantic {

/// A known key with the type of its value.
using DictEntry = std::pair<std::string_view, const Type*>;

/// `isOpen`: it may have other keys beside those of `entries`.
const Type* dictOf(Arena& arena, const Type* key, const Type* value, const std::vector<DictEntry>& entries = {}, bool isOpen = true);
/// `{}`
const Type* emptyDict(Arena& arena);
/// Whether a type is that of a dict of which keys and values are known.
bool isKnownDict(const Type& type);
/// Whether it may have keys beside those that are known: what `isSeen` says of a dict.
bool hasOtherKeys(const Type& dict);
std::vector<DictEntry> entriesOf(const Type& dict);
/// What may stand under a key of that text.
const Type* valueAt(const Type& dict, std::string_view key);
const Type* valueAt(const Type& dict, const Type& key);
/// The dict after `dict[key] = value`; `isCertain`: and not only perhaps.
const Type* withEntry(Arena& arena, const Type& dict, const Type* key, const Type* value, bool isCertain);
/// The dict with a value under a key of that text, whatever stood there.
const Type* withKey(Arena& arena, const Type& dict, std::string_view key, const Type* value);
/// The dict after `dict.update(other)`.
const Type* merged(Arena& arena, const Type& dict, const Type& other);

}  // namespace regraft::semantic
