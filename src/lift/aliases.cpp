#include "lift/aliases.h"

#include <algorithm>

#include "lift/outer_names.h"

namespace regraft {

bool Aliases::isLocal(std::string_view name) const { return locals_.contains(name) && !outer_.contains(name); }

bool Aliases::binds(NodeIndex node, std::string_view key) const {
    return std::any_of(bindings_[node].begin(), bindings_[node].end(), [&](const std::string& bound) { return liesIn(key, bound); });
}

bool Aliases::isRebound(std::string_view parameter) const {
    const auto isBound = [&](const std::vector<std::string>& bound) { return std::ranges::find(bound, parameter) != bound.end(); };
    return std::any_of(bindings_.begin() + 1, bindings_.end(), isBound);
}

std::vector<FlowGraph::NodeIndex> Aliases::reachingBindings(std::string_view key, NodeIndex at) const {
    auto rebinds = [&](NodeIndex node) { return binds(node, key); };
    std::vector<NodeIndex> found;
    for (NodeIndex node = 0; node < flow_.size(); ++node)
        if ((node == FlowGraph::entry || rebinds(node)) && flow_.reaches(node, at, rebinds)) found.push_back(node);
    return found;
}

bool Aliases::isLive(std::string_view key, NodeIndex after) const {
    std::string_view root = key.substr(0, key.find_first_of(".["));
    if (key.find('.') != std::string_view::npos || key.starts_with('<')) return true;
    if (captured_.contains(root) || outer_.contains(root)) return true;
    if (root.size() != key.size() && parameters_.contains(root)) return true;
    auto sees = [&](const std::string& read) { return read == root || (read.size() > root.size() && overlap(read, key)); };
    bool found = false;
    flow_.walkFrom(after, [&](NodeIndex node) {
        found = found || std::any_of(reads_[node].begin(), reads_[node].end(), sees);
        return !found && !binds(node, key);
    });
    return found;
}

/// Whether what `parent` held when it was bound at `parentBinding` may still be shared through `link`.
bool Aliases::isValidAt(const Link& link, NodeIndex parentBinding, NodeIndex at) const {
    return flow_.reaches(link.node, at, [&](NodeIndex node) { return node == parentBinding && node != FlowGraph::entry; });
}

/// Where what the link's parent held was bound.
std::vector<FlowGraph::NodeIndex> Aliases::parentBindings(const Link& link) const {
    return link.isTogether ? std::vector{link.node} : reachingBindings(link.parent.key, link.node);
}

/// All values that share memory with what the place's holder has at `at`.
std::set<Aliases::Value> Aliases::sharing(const Place& place, NodeIndex at) const {
    std::set<Value> found;
    std::vector<Value> pending;
    auto add = [&](Value value) {
        if (found.insert(value).second) pending.push_back(std::move(value));
    };
    for (NodeIndex node : reachingBindings(place.key, at)) add({place.key, node});
    while (!pending.empty()) {
        Value value = std::move(pending.back());
        pending.pop_back();
        for (const Link& link : links_) {
            bool isChild =
                (link.child == value.key && link.node == value.node) || (link.child != value.key && overlap(link.child, value.key));
            bool isParent = overlap(link.parent.key, value.key);
            if (!isChild && !isParent) continue;
            for (NodeIndex node : parentBindings(link)) {
                if (!isValidAt(link, node, at)) continue;
                if (isChild) add({link.parent.key, node});
                if (isParent && (node == value.node || link.parent.key != value.key)) add({link.child, link.node});
            }
        }
    }
    return found;
}

bool Aliases::isReboundBetween(std::string_view key, NodeIndex from, NodeIndex to) const {
    auto again = [&](NodeIndex node) { return node == from; };
    for (NodeIndex node = 1; node < flow_.size(); ++node)
        if (node != from && binds(node, key) && flow_.reaches(from, node, again) && (node == to || flow_.reaches(node, to, again)))
            return true;
    return false;
}

/// Whether the child still is what the link made it: neither the parent nor what its views depend on has been bound since.
bool Aliases::isStable(const Link& link, NodeIndex at) const {
    if (isReboundBetween(link.parent.key, link.node, at)) return false;
    for (const std::string& name : namesIn(*link.value))
        if (isReboundBetween(name, link.node, at)) return false;
    return true;
}

/// The child as the file writes it; null if it doesn't.
const ast::Expr* Aliases::expressionOf(const Link& link) const {
    if (link.target) return link.target;
    auto written = written_.find(link.child);
    return written == written_.end() ? nullptr : written->second;
}

/// The link that says what `key` is at `at`; null if there is none or it may be several things.
const Aliases::Link* Aliases::exactLink(const std::string& key, NodeIndex at) const {
    std::vector<NodeIndex> bindings = reachingBindings(key, at);
    if (!parameters_.contains(key)) std::erase(bindings, FlowGraph::entry);
    if (bindings.size() != 1) return nullptr;
    const Link* found = nullptr;
    for (const Link& link : links_) {
        if (link.node != bindings[0] || link.child != key) continue;
        if (!link.isExact || !expressionOf(link) || !isStable(link, at)) return nullptr;
        if (!found) found = &link;
    }
    return found;
}

bool Aliases::isParameterValue(const Value& value) const { return value.node == FlowGraph::entry && parameters_.contains(value.key); }

/// The variables that hold something sharing memory with the place at `at`, other than the place itself.
std::set<std::string> Aliases::partners(const Place& place, NodeIndex at, WriteEffect& effect) const {
    std::set<std::string> others;
    for (const Value& value : sharing(place, at)) {
        if (isParameterValue(value)) effect.parameters.insert(value.key);
        auto origin = origins_.find(value);
        if (origin != origins_.end()) effect.note = "what `" + origin->second + "` gave may be held elsewhere";
        std::vector<NodeIndex> reaching = reachingBindings(value.key, at);
        bool isThere = value.key.ends_with(']') || value.key.find('<') != std::string::npos ||
                       std::find(reaching.begin(), reaching.end(), value.node) != reaching.end();
        if (isThere && !overlap(value.key, place.key)) others.insert(value.key);
    }
    return others;
}

/// The links from `key` to what it is a view of, and so on, until one of `ends` is reached (or there are no more).
std::vector<const Aliases::Link*> Aliases::chainFrom(const std::string& key, const std::set<std::string>& ends, NodeIndex at) const {
    std::vector<const Link*> chain;
    std::set<std::string> seen = {key};
    for (const std::string* current = &key; !ends.contains(*current);) {
        const Link* link = exactLink(*current, at);
        if (!link || !seen.insert(link->parent.key).second) break;
        chain.push_back(link);
        current = &link->parent.key;
    }
    return chain;
}

/// What the place is a view of changes with it, as far up as anybody looks.
void Aliases::followUpward(const Place& place, const std::set<std::string>& live, NodeIndex at, std::set<std::string>& updated,
                           WriteEffect& effect) const {
    std::vector<const Link*> up = chainFrom(place.key, {}, at);
    std::size_t needed = 0;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const std::string& above = up[i]->parent.key;
        for (const std::string& other : live) {
            std::vector<const Link*> chain = chainFrom(other, {place.key, above}, at);
            bool leadsHere = other == above || (!chain.empty() && chain.back()->parent.key == above);
            if (leadsHere) needed = i + 1;
        }
    }
    for (std::size_t i = 0; i < needed; ++i) {
        effect.updates.push_back({true, up[i]->parent.holder, expressionOf(*up[i]), up[i]->parent.views});
        updated.insert(up[i]->parent.key);
    }
}

std::string Aliases::obstacleOf(const std::string& other) {
    if (other == "<yield>") return "it has been handed out by `yield`";
    if (other == "<loop>") return "it is part of what the loop runs over";
    if (other.ends_with(".<returned>")) return "`" + other.substr(0, other.size() - 11) + "` may hold it";
    if (other.ends_with("[*]")) return "it is kept in `" + other.substr(0, other.size() - 3) + "`";
    return "`" + other + "` shares its memory";
}

/// Views of what has changed are taken anew.
void Aliases::followDownward(const std::string& other, NodeIndex at, std::set<std::string>& updated, WriteEffect& effect) const {
    std::vector<const Link*> down = chainFrom(other, updated, at);
    if (down.empty() || !updated.contains(down.back()->parent.key)) {
        effect.obstacle = obstacleOf(other);
        return;
    }
    for (auto link = down.rbegin(); link != down.rend(); ++link) {
        effect.updates.push_back({false, expressionOf(**link), (*link)->value});
        updated.insert((*link)->child);
    }
}

WriteEffect Aliases::ofWrite(const Place& place, const ast::Stmt& statement) const {
    WriteEffect effect;
    NodeIndex at = flow_.nodeOf(statement);
    std::string root(place.root->id.text());
    if (at != FlowGraph::none && place.key == root && outer_.contains(root) && isHeldAlone(root, scope_, analysis_)) {
        effect.isHolderLive = true;
        return effect;
    }
    if (at == FlowGraph::none || !isLocal(root)) {
        effect.obstacle = "`" + root + "` comes from outside this scope";
        return effect;
    }
    effect.isHolderLive = isLive(place.key, at);
    std::set<std::string> live = partners(place, at, effect), updated = {place.key};
    std::erase_if(live, [&](const std::string& other) { return !isLive(other, at); });
    followUpward(place, live, at, updated, effect);
    for (const std::string& other : live)
        if (!updated.contains(other) && effect.obstacle.empty()) followDownward(other, at, updated, effect);
    return effect;
}

/// Whether what a link says of its child and its parent may hold where the function ends.
bool Aliases::lastsToEnd(const Link& link) const {
    const TypeKind kind = analysis_.typeOf(*link.value)->kind;
    if (kind == TypeKind::None || analysis_.typeOf(*link.value)->isNumber() || kind == TypeKind::Str) return false;
    bool lasts = flow_.mayBeLast(link.node);
    flow_.walkFrom(link.node, [&](NodeIndex node) {
        if (binds(node, link.child) || binds(node, link.parent.key)) return false;
        lasts = lasts || flow_.mayBeLast(node);
        return true;
    });
    return lasts;
}

std::string Aliases::liveSharer(const Place& place, const ast::Stmt& statement) const {
    const NodeIndex at = flow_.nodeOf(statement);
    if (at == FlowGraph::none) return {};
    WriteEffect effect;
    for (const std::string& other : partners(place, at, effect))
        if (isLive(other, at)) return obstacleOf(other);
    return {};
}

std::set<std::string> Aliases::sharingAtEnd(const std::string& key) const {
    std::set<std::string> found = {key};
    for (const Link& link : links_)  // `xs[*]` is any of its items
        for (const std::string& other : {link.child, link.parent.key})
            if (overlap(other, key)) found.insert(other);
    for (bool grows = true; grows;) {
        grows = false;
        for (const Link& link : links_) {
            const bool isNamed = link.isExact || link.target;  // not what a call may have kept
            const bool hasOne = found.contains(link.child) != found.contains(link.parent.key);
            if (!isNamed || !hasOne || !lastsToEnd(link)) continue;
            found.insert(link.child);
            found.insert(link.parent.key);
            grows = true;
        }
    }
    found.erase(key);
    return found;
}

bool Aliases::isFromEntry(std::string_view key, NodeIndex at) const {
    return flow_.reaches(FlowGraph::entry, at, [&](NodeIndex node) { return binds(node, key); });
}

bool Aliases::isSeenStale(std::string_view key, std::string_view other, const ast::Stmt& statement) const {
    const NodeIndex at = flow_.nodeOf(statement);
    if (at == FlowGraph::none || !isFromEntry(key, at) || !isFromEntry(other, at)) return false;
    bool isSeen = flow_.mayBeLast(at);
    flow_.walkFrom(at, [&](NodeIndex node) {
        for (const std::string& read : reads_[node]) isSeen = isSeen || overlap(read, other);
        isSeen = isSeen || (!binds(node, other) && flow_.mayBeLast(node));
        return !binds(node, other);
    });
    return isSeen;
}

}  // namespace regraft
