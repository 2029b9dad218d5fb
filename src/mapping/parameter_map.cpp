#include "mapping/parameter_map.h"

#include <nlohmann/json.hpp>

namespace regraft {

using Json = nlohmann::ordered_json;

namespace {

Json layoutJson(const std::vector<NamedAxis>& layout) {
    Json out = Json::array();
    for (const NamedAxis& axis : layout) out.push_back(axis.size() == 1 ? Json(axis[0]) : Json(axis));
    return out;
}

Json pieceJson(const ArrayPiece& piece) {
    Json out{{"source", piece.source}, {"axes", layoutJson(piece.layout)}};
    if (piece.part >= 0) out["part"] = piece.part, out["of"] = piece.of;
    return out;
}

Json arrayJson(const CarriedArray& array) {
    Json out{{"target", array.target}, {"axes", layoutJson(array.layout)}};
    if (array.optional) out["optional"] = true;
    out["parts"] = Json::array();
    for (const auto& sum : array.parts) {
        out["parts"].push_back(Json::array());
        for (const ArrayPiece& piece : sum) out["parts"].back().push_back(pieceJson(piece));
    }
    return out;
}

Json layerJson(const LayerMap& layer) {
    Json out{{"operation", layer.operation}, {"source", layer.source}, {"target", layer.target}, {"arrays", Json::array()}};
    for (const CarriedArray& array : layer.arrays) out["arrays"].push_back(arrayJson(array));
    if (!layer.dropped.empty()) out["dropped"] = layer.dropped;
    return out;
}

Json membersJson(const std::vector<ModuleMember>& members);

Json kindJson(const MemberKind& kind) {
    if (kind.what == MemberKind::What::Class) return {{"class", kind.name}};
    if (kind.what == MemberKind::What::Array) return "array";
    if (kind.what == MemberKind::What::Constant) return "constant";
    if (kind.what == MemberKind::What::Any) return "any";
    Json out{{"layer", kind.layer}};
    if (!kind.sizes.empty()) out["sizes"] = kind.sizes;
    if (!kind.inside.empty()) out["members"] = membersJson(kind.inside);
    return out;
}

Json membersJson(const std::vector<ModuleMember>& members) {
    Json out = Json::array();
    for (const ModuleMember& member : members) {
        Json one{{"source", member.source}, {"target", member.target}};
        if (member.optional) one["optional"] = true;
        one["kinds"] = Json::array();
        for (const MemberKind& kind : member.kinds) one["kinds"].push_back(kindJson(kind));
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<NamedAxis> layoutOf(const Json& json) {
    std::vector<NamedAxis> layout;
    for (const Json& axis : json) layout.push_back(axis.is_string() ? NamedAxis{axis.get<std::string>()} : axis.get<NamedAxis>());
    return layout;
}

CarriedArray arrayOf(const Json& json) {
    CarriedArray array{json.at("target").get<std::string>(), layoutOf(json.at("axes")), json.value("optional", false), {}};
    for (const Json& sum : json.at("parts")) {
        array.parts.emplace_back();
        for (const Json& piece : sum)
            array.parts.back().push_back(
                {piece.at("source").get<std::string>(), layoutOf(piece.at("axes")), piece.value("part", -1), piece.value("of", 0u)});
    }
    return array;
}

LayerMap layerOf(const Json& json) {
    LayerMap layer{
        json.at("operation").get<std::string>(), json.at("source").get<std::string>(), json.at("target").get<std::string>(), {}, {}};
    for (const Json& array : json.at("arrays")) layer.arrays.push_back(arrayOf(array));
    layer.dropped = json.value("dropped", std::vector<std::string>());
    return layer;
}

std::vector<ModuleMember> membersOf(const Json& json, std::size_t layers);

MemberKind kindOf(const Json& json, std::size_t layers) {
    MemberKind kind;
    if (json == "array") kind.what = MemberKind::What::Array;
    if (json == "constant") kind.what = MemberKind::What::Constant;
    if (!json.is_object()) return kind;
    if (json.contains("class")) {
        kind.what = MemberKind::What::Class;
        kind.name = json.at("class").get<std::string>();
        return kind;
    }
    kind.what = MemberKind::What::Layer;
    kind.layer = json.at("layer").get<std::size_t>();
    if (kind.layer >= layers) throw std::runtime_error("a member is a layer that is not listed");
    kind.sizes = json.value("sizes", std::map<std::string, long>());
    kind.inside = membersOf(json.value("members", Json::array()), layers);
    return kind;
}

std::vector<ModuleMember> membersOf(const Json& json, std::size_t layers) {
    std::vector<ModuleMember> members;
    for (const Json& one : json) {
        ModuleMember member{one.at("source").get<std::string>(), one.at("target").get<std::string>(), one.value("optional", false), {}};
        for (const Json& kind : one.at("kinds")) member.kinds.push_back(kindOf(kind, layers));
        members.push_back(std::move(member));
    }
    return members;
}

ParameterMap mapOf(const Json& json) {
    ParameterMap map;
    for (const Json& layer : json.at("layers")) map.layers.push_back(layerOf(layer));
    for (const Json& one : json.at("classes"))
        map.classes.push_back({one.at("name").get<std::string>(), membersOf(one.at("members"), map.layers.size())});
    for (const Json& kind : json.value("containers", Json::array())) map.containers.push_back(kindOf(kind, map.layers.size()));
    map.streams = json.value("streams", "");
    return map;
}

}  // namespace

std::string writeParameterMap(const ParameterMap& map) {
    Json out{{"classes", Json::array()}, {"layers", Json::array()}};
    for (const ModuleMap& one : map.classes) out["classes"].push_back({{"name", one.name}, {"members", membersJson(one.members)}});
    for (const LayerMap& layer : map.layers) out["layers"].push_back(layerJson(layer));
    for (const MemberKind& kind : map.containers) out["containers"].push_back(kindJson(kind));
    if (!map.streams.empty()) out["streams"] = map.streams;
    return out.dump();
}

std::optional<ParameterMap> readParameterMap(std::string_view text, std::string& error) {
    try {
        return mapOf(Json::parse(text));
    } catch (const std::exception& problem) {  // the library has no other way to say what is wrong
        error = problem.what();
        return std::nullopt;
    }
}

}  // namespace regraft
