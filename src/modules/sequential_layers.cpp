#include "modules/sequential_layers.h"

#include <algorithm>
#include <unordered_map>

#include "ast/display.h"
#include "mapping/instantiate.h"
#include "modules/layer_sizes.h"

namespace regraft {

namespace {

bool isOperation(const neutral::Expr& meaning, std::string_view name) {
    return meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == name;
}

class Expander {
public:
    Expander(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis)
        : lifted_(lifted),
          arena_(file.arena),
          analysis_(analysis) {
        for (Lifted& one : lifted) byNode_[one.node] = &one;
    }

    std::vector<Span> run() {
        for (Lifted& one : lifted_)
            if (isOperation(*one.meaning, "layers.sequential")) expand(one);
        fillGrown();
        return std::move(gone_);
    }

private:
    /// A sequence that gets its layers afterwards, by the statements of one block.
    struct Grown {
        const ast::Node* block = nullptr;
        std::optional<LayerShape> shape;  ///< of what its last layer gives
    };

    /// `model` or `self.model`; empty of anything else.
    static std::string nameOf(const ast::Expr* expr) {
        if (const auto* name = ast::as<ast::NameExpr>(expr)) return std::string(name->id.text());
        const auto* member = ast::as<ast::Attribute>(expr);
        const std::string owner = member ? nameOf(member->value) : std::string();
        return owner.empty() ? owner : owner + "." + std::string(member->attr.text());
    }

    void fillGrown() {
        std::vector<Lifted*> all;
        for (Lifted& one : lifted_)
            if (isOperation(*one.meaning, "layers.grown_sequential") || isOperation(*one.meaning, "layers.append")) all.push_back(&one);
        std::ranges::sort(all, {}, [](const Lifted* one) { return one->node->span.begin; });
        std::unordered_map<std::string, Grown> grown;
        for (Lifted* one : all) {
            const ast::Node* statement = analysis_.parent(*one->node);
            const ast::Node* block = statement ? analysis_.parent(*statement) : nullptr;
            if (isOperation(*one->meaning, "layers.append")) {
                const Type* type = analysis_.typeOf(*one->use->site.receiver);
                const bool isTold = type->kind == TypeKind::Layer && !type->items.empty() && type->items[0]->kind != TypeKind::Unknown;
                if (isTold) one->problem = "what it gives is told by the layers that it was made of";
                append(*one, block, grown[nameOf(one->use->site.receiver)]);
                continue;
            }
            const auto* assigned = ast::as<ast::Assign>(statement);
            if (assigned && assigned->targets.size() == 1) grown[nameOf(assigned->targets[0])] = {block, std::nullopt};
        }
    }

    void append(Lifted& one, const ast::Node* block, Grown& to) {
        const ast::Expr* element = one.meaning->parts[1] ? one.meaning->parts[1]->source : nullptr;
        const auto found = byNode_.find(element);
        const bool isNext = to.block == block && found != byNode_.end();
        if (!isNext) to.shape.reset();
        if (found == byNode_.end()) return;
        const neutral::Expr* layer = found->second->meaning;
        if (isOperation(*layer, "layers.input")) {
            to.shape = isNext && layer->parts[0] ? shapeWritten(*layer->parts[0], arena_) : std::nullopt;
            one.meaning = withOperation(*one.meaning, "layers.append_input");
            gone_.push_back(element->span);
            return;
        }
        if (!isNext) return;
        if (std::optional<LayerShape> written = writtenFor(*found->second->use)) to.shape = std::move(written);
        SizedLayer sized = sizedLayer(*layer, to.shape, arena_);
        to.shape = std::move(sized.given);
        found->second->meaning = sized.layer;
    }

    const neutral::Expr* withOperation(const neutral::Expr& call, std::string_view operation) const {
        neutral::Expr other = call;
        other.operation = Tables::builtin().operation(operation);
        return arena_.make<neutral::Expr>(other);
    }

    void expand(Lifted& sequence) {
        const neutral::Expr* list = sequence.meaning->parts.size() == 1 ? sequence.meaning->parts[0] : nullptr;
        const ast::Expr* display = list && list->kind == neutral::ExprKind::Source ? list->source : nullptr;
        if (!ast::isDisplay(display) || ast::hasStar(display)) return;
        std::optional<LayerShape> shape;
        std::vector<const neutral::Expr*> layers;
        for (const ast::Expr* element : ast::elementsOf(display)) {
            auto found = byNode_.find(element);
            const neutral::Expr* layer = found == byNode_.end() ? nullptr : found->second->meaning;
            if (!layer) {
                shape.reset();
                layers.push_back(makeSource(*element, unknownType(), arena_));
            } else if (isOperation(*layer, "layers.input")) {
                shape = layer->parts[0] ? shapeWritten(*layer->parts[0], arena_) : std::nullopt;
                gone_.push_back(element->span);
            } else {
                if (std::optional<LayerShape> written = writtenFor(*found->second->use)) shape = std::move(written);
                SizedLayer sized = sizedLayer(*layer, shape, arena_);
                shape = std::move(sized.given);
                found->second->meaning = sized.layer;
                layers.push_back(isOperation(*sized.layer, "layers.activated") ? sized.layer
                                                                               : makeSource(*element, sized.layer->type, arena_));
            }
        }
        neutral::Expr tuple{neutral::ExprKind::Tuple};
        tuple.parts = arena_.copy(layers);
        tuple.type = list->type;
        neutral::Expr whole = *sequence.meaning;
        const neutral::Expr* parts[] = {arena_.make<neutral::Expr>(tuple)};
        whole.parts = arena_.copy(std::vector<const neutral::Expr*>(parts, parts + 1));
        sequence.meaning = arena_.make<neutral::Expr>(whole);
    }

    /// `input_shape=(28, 28)` of a first layer.
    std::optional<LayerShape> writtenFor(const Use& use) const {
        const ModuleRules* rules = use.framework->modules ? &*use.framework->modules : nullptr;
        for (const ast::keyword* keyword : use.site.call&& rules ? use.site.call->keywords : std::span<ast::keyword*>{}) {
            if (keyword->name.text().empty()) continue;
            if (keyword->name == std::string_view(rules->inputShape))
                return shapeWritten(*makeSource(*keyword->value, unknownType(), arena_), arena_);
            if (keyword->name == std::string_view(rules->inputSize))
                return LayerShape{{makeSource(*keyword->value, unknownType(), arena_)}};
        }
        return std::nullopt;
    }

    std::vector<Lifted>& lifted_;
    Arena& arena_;
    const Analysis& analysis_;
    std::unordered_map<const ast::Node*, Lifted*> byNode_;
    std::vector<Span> gone_;
};

}  // namespace

std::vector<Span> expandSequences(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis) {
    return Expander(lifted, file, analysis).run();
}

}  // namespace regraft
