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
    Expander(std::vector<Lifted>& lifted, ParsedFile& file) : lifted_(lifted), arena_(file.arena) {
        for (Lifted& one : lifted) byNode_[one.node] = &one;
    }

    std::vector<Span> run() {
        for (Lifted& one : lifted_)
            if (isOperation(*one.meaning, "layers.sequential")) expand(one);
        return std::move(gone_);
    }

private:
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
    std::unordered_map<const ast::Node*, Lifted*> byNode_;
    std::vector<Span> gone_;
};

}  // namespace

std::vector<Span> expandSequences(std::vector<Lifted>& lifted, ParsedFile& file) { return Expander(lifted, file).run(); }

}  // namespace regraft
