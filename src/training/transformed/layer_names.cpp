// What layers are called by which a transformed function or a method makes, as the library counts them.

#include <algorithm>
#include <cctype>

#include "ast/names.h"
#include "ast/visit.h"
#include "training/transformed/transformed_edits.h"

namespace regraft {

namespace {

/// `LayerNorm` → `layer_norm`, `Conv2D` → `conv2_d`
std::string countedName(const std::string& kind) {
    std::string name;
    for (std::size_t i = 0; i < kind.size(); ++i) {
        const bool isUpper = std::isupper(static_cast<unsigned char>(kind[i]));
        const bool isBehindLower = i > 0 && !std::isupper(static_cast<unsigned char>(kind[i - 1])) && kind[i - 1] != '_';
        const bool isBeforeLower = i > 0 && i + 1 < kind.size() && std::islower(static_cast<unsigned char>(kind[i + 1]));
        if (isUpper && (isBehindLower || isBeforeLower)) name += '_';
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(kind[i])));
    }
    return name;
}

/// "linear" of "linear_2"
std::string withoutNumber(const std::string& name) { return name.substr(0, name.find_last_not_of("0123456789_") + 1); }

}  // namespace

/// Attributes and methods of the class around a method, which layers can't be called by.
std::set<std::string> TransformedEdits::membersAround(const ast::FunctionDef& method) const {
    std::set<std::string> members;
    const auto* owner = ast::as<ast::ClassDef>(analysis_.parent(method));
    if (!owner) return members;
    ast::walk(*owner, [&](const ast::Node& node) {
        if (const auto* member = ast::as<ast::Attribute>(&node)) members.insert(std::string(member->attr.text()));
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) members.insert(std::string(function->name.text()));
        return true;
    });
    return members;
}

/// Whether a layer is one by itself: not one of many that a loop makes, and no part of another one.
bool TransformedEdits::standsAlone(const ast::Call& call, const ast::Node& method) const {
    for (const ast::Node *at = analysis_.parent(call), *inner = &call; at && at != &method; inner = at, at = analysis_.parent(*at)) {
        const bool isLoop = at->kind == ast::Kind::For || at->kind == ast::Kind::While || at->kind == ast::Kind::ListComp ||
                            at->kind == ast::Kind::GeneratorExp || at->kind == ast::Kind::Lambda || at->kind == ast::Kind::FunctionDef ||
                            at->kind == ast::Kind::List || at->kind == ast::Kind::Tuple;
        if (isLoop) return false;
        const auto* outer = ast::as<ast::Call>(at);
        if (outer && outer->func != inner && !read_.layerMade(*outer).empty()) return false;
    }
    return true;
}

void TransformedEdits::nameLayers(const ast::FunctionDef& method) {
    LayerCounts counts{membersAround(method), {}};
    nameBlock(method, method.body, counts);
}

/// Layers of either branch have the same numbers, and are the same ones where they are called the same.
void TransformedEdits::nameBlock(const ast::FunctionDef& method, std::span<ast::Stmt* const> block, LayerCounts& counts) {
    for (const ast::Stmt* statement : block) {
        const auto* choice = ast::as<ast::If>(statement);
        if (!choice) {
            nameIn(method, *statement, counts);
            continue;
        }
        nameIn(method, *choice->test, counts);
        LayerCounts body = counts, other = counts;
        nameBlock(method, choice->body, body);
        nameBlock(method, choice->orelse, other);
        const bool isKnown = std::ranges::all_of(ast::namesIn(*choice->test), [](std::string_view name) { return name == "self"; });
        const auto merge = [&](const LayerCounts& one, const LayerCounts& against) {
            counts.uneven.insert(one.uneven.begin(), one.uneven.end());
            for (const std::string& name : one.taken) {
                counts.taken.insert(name);
                if (!isKnown && !against.taken.contains(name)) counts.uneven.insert(withoutNumber(name));
            }
        };
        merge(body, other);
        merge(other, body);
    }
}

void TransformedEdits::nameIn(const ast::FunctionDef& method, const ast::Node& code, LayerCounts& counts) {
    ast::walk(code, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const std::string kind = call ? read_.layerMade(*call) : "";
        if (kind.empty()) return true;
        const bool isPerceptron = read_.isNamed(*call->func, rules_.perceptron);
        const ast::keyword* said = ast::keywordOf(*call, "name");
        const std::string_view written = said ? ast::writtenText(said->value) : std::string_view();
        const bool isText = !written.empty() && written.find('/') == std::string_view::npos;
        const std::string base = isText ? std::string(written) : countedName(kind);
        if (counts.uneven.contains(withoutNumber(base))) fail(*call, "which of its layers this is depends on an argument");
        if (!standsAlone(*call, method)) {
            if (isPerceptron) editPerceptron(*call, "");
            else cutName(*call);
            return !isPerceptron;
        }
        std::string name = base;
        for (unsigned i = 1; !counts.taken.insert(name).second; ++i) name = base + "_" + std::to_string(i);
        if (isPerceptron) return editPerceptron(*call, name), false;
        if (said) replace(said->value->span, '"' + name + '"');
        else insert(call->span.end - 1, (call->args.empty() && call->keywords.empty() ? "name=\"" : ", name=\"") + name + '"', call->span);
        return true;
    });
}

/// What a lambda's layers are called that aren't said to be called something.
std::vector<Edit> TransformedEdits::namesIn(const ast::Lambda& lambda) const {
    std::vector<Edit> names;
    std::set<std::string> taken;
    ast::walk(*lambda.body, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const std::string kind = call ? read_.layerMade(*call) : "";
        if (kind.empty() || ast::keywordOf(*call, "name") || !standsAlone(*call, lambda)) return true;
        const std::string name = countedName(kind);
        if (!taken.insert(name).second) return true;
        const std::string before = call->args.empty() && call->keywords.empty() ? "" : ", ";
        names.push_back({{call->span.end - 1, call->span.end}, before + "name=\"" + name + "\")"});
        return true;
    });
    return names;
}

/// `hk.nets.MLP([8, 3])` → `hk.Sequential([hk.Linear(8), jax.nn.relu, hk.Linear(3)])`
void TransformedEdits::editPerceptron(const ast::Call& call, const std::string& name) {
    const ast::Expr* sizes = ast::argumentOf(call, 0, "output_sizes");
    const auto* list = ast::as<ast::List>(sizes);
    const auto* tuple = ast::as<ast::Tuple>(sizes);
    if ((!list && !tuple) || call.args.size() > 1) return fail(call, "how many layers it has is not known here");
    const ast::Expr* last = ast::keywordValue(call, "activate_final");
    const auto* isLast = ast::as<ast::Constant>(last);
    if (last && !isLast) return fail(*last, "whether its last layer has an activation is not known here");
    const auto known = {"output_sizes", "activation", "activate_final", "with_bias", "name"};
    for (const ast::keyword* keyword : call.keywords) {
        const bool isFirstValue = keyword->name && std::ranges::count(rules_.firstValues, keyword->name.text());
        if (!keyword->name || (!isFirstValue && std::ranges::count(known, keyword->name.text()) == 0))
            return fail(*keyword, "what it says of the layers is not known here");
    }
    const auto local = [&](const std::string& api) {
        const std::size_t top = api.find('.');
        return nameOf(api.substr(0, top)) + api.substr(top);
    };
    const ast::Expr* given = ast::keywordValue(call, "activation");
    const std::string activation = given ? code_.onOneLine(given->span, {}) : local(rules_.activation);
    const ast::Expr* bias = ast::keywordValue(call, "with_bias");
    const std::string more = bias ? ", with_bias=" + code_.onOneLine(bias->span, {}) : "";
    const bool isActive = isLast && isLast->value.type == ast::Literal::Type::True;
    std::string layers;
    const auto& elements = list ? list->elts : tuple->elts;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i]->kind == ast::Kind::Starred) return fail(call, "how many layers it has is not known here");
        layers += (i ? ", " : "") + local(rules_.dense) + "(" + code_.onOneLine(elements[i]->span, {}) + more + ")";
        if (i + 1 < elements.size() || isActive) layers += ", " + activation;
    }
    replace(call.span, local(rules_.chain) + "([" + layers + "]" + (name.empty() ? "" : ", name=\"" + name + "\"") + ")");
}

}  // namespace regraft
