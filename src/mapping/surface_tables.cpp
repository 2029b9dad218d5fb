// What the frameworks' surfaces say: which names and signatures there are, and since when.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "mapping/table_store.h"

namespace regraft {

using nlohmann::json;

namespace {

VersionSpan readSpan(const json& object) { return {object.value("since", ""), object.value("until", ""), object.value("is", "")}; }

std::string_view ownerOf(std::string_view name) { return name.substr(0, name.rfind('.') == name.npos ? 0 : name.rfind('.')); }

}  // namespace

std::span<const VersionSpan> Tables::history(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(bundleKey("history", framework, name));
    if (!text) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->histories.try_emplace(bundleKey("", framework, name));
    if (isNew)
        for (const json& object : json::parse(*text)) slot->second.push_back(readSpan(object));
    return slot->second;
}

std::span<const VersionChange> Tables::changes(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(bundleKey("change", framework, name));
    if (!text) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->changes.try_emplace(bundleKey("", framework, name));
    if (!isNew) return slot->second;
    for (const json& object : json::parse(*text)) {
        TableProblems problems;  // the table compiler has reported them
        slot->second.push_back(readChange(object, store_->templates, problems));
    }
    return slot->second;
}

std::vector<std::string> Tables::otherNames(const Framework& framework, std::string_view name) const {
    std::vector<std::string> names;
    for (std::string_view head = name; !head.empty(); head = ownerOf(head)) {  // of the name itself, or of a module it lies in
        const std::string rest(name.substr(head.size()));
        if (auto newer = store_->bundle.find(bundleKey("newer", framework, head))) names.push_back(std::string(*newer) + rest);
        if (head == framework.module) break;  // modules that went have left their names here, and not the other way round
        if (auto older = store_->bundle.find(bundleKey("older", framework, head)))
            for (const json& one : json::parse(*older)) names.push_back(one.get<std::string>() + rest);
    }
    return names;
}

Tables::Presence Tables::presence(const Framework& framework, std::string_view name, std::string_view version) const {
    for (std::string_view head = name; !head.empty(); head = ownerOf(head)) {
        auto spans = history(framework, head);
        const bool isThere = std::ranges::any_of(spans, [&](const VersionSpan& span) { return span.contains(version); });
        if (!spans.empty() && !isThere) return Presence::Absent;
        const bool isKnown = isThere || store_->bundle.find(bundleKey("listed", framework, head)) ||
                             store_->bundle.find(bundleKey("besides", framework, head));
        if (head == name && isKnown) return Presence::Present;
    }
    return Presence::Unlisted;
}

std::span<const Parameter> Tables::signature(std::string_view text) const {
    if (!text.starts_with('(') || text.find(" | ") != text.npos) return {};
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->signatures.try_emplace(std::string(text));
    std::string error;
    if (isNew) slot->second = store_->templates.signature(text, error);
    return error.empty() ? slot->second : std::span<const Parameter>();
}

std::span<const Parameter> Tables::listedSignature(const Framework& framework, std::string_view name) const {
    auto text = store_->bundle.find(bundleKey("listed", framework, name));
    return text ? signature(*text) : std::span<const Parameter>();
}

bool Tables::isListed(const Framework& framework, std::string_view owner) const {
    std::lock_guard lock(store_->making);
    auto [slot, isNew] = store_->listed.try_emplace(bundleKey("", framework, owner), false);
    if (isNew)
        for (std::string_view name : store_->bundle.keysBelow(bundleKey("listed", framework, owner) + "."))
            if (name.find('.') == name.npos) slot->second = true;
    return slot->second;
}

}  // namespace regraft
