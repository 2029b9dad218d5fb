#include "source/notebook_json.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace regraft {
namespace {

using Json = nlohmann::json;

/// Tells how far the parser has read: after a string's event, right behind its closing quote.
class Reading {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Reading(const char* at, const char** reached) : at_(at), reached_(reached) {}
    reference operator*() const { return *at_; }
    Reading& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    Reading operator++(int) {
        Reading before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Reading& a, const Reading& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Reading& a, const Reading& b) { return a.at_ != b.at_; }

private:
    const char* at_;
    const char** reached_;
};

class Collector : public nlohmann::json_sax<Json> {
public:
    Collector(std::string_view bytes, const char** reached) : bytes_(bytes), reached_(reached) {}

    NotebookJson result;
    std::string problem;
    std::uint32_t problemAt = 0;

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool key(string_t& name) override {
        frames_.back().key = name;
        return value();
    }
    bool string(string_t& text) override {
        Frame& frame = frames_.empty() ? top_ : frames_.back();
        if (frame.isArray && frame.isSource && frames_.size() > 1) frames_[frames_.size() - 2].source.literals.push_back(literal(text));
        else if (!frame.isArray && frame.key == "cell_type") frame.cellType = text;
        else if (!frame.isArray && isSourceKey(frame.key)) setSource(frame, {{literal(text)}, here(), false});
        else if (isLanguage()) result.language = text;
        return value();
    }
    bool end_object() override {
        Frame& frame = frames_.back();
        if (frame.cellType == "code" && frame.hasSource) result.cells.push_back(std::move(frame.source));
        frames_.pop_back();
        return value();
    }
    bool end_array() override {
        frames_.pop_back();
        return value();
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& error) override {
        problem = error.what();
        problemAt = static_cast<std::uint32_t>(std::min(at, bytes_.size()));
        return false;
    }

private:
    struct Frame {
        bool isArray = false, isSource = false, hasSource = false;
        std::string key, cellType;
        CellSource source;
    };
    /// "input" in notebooks of format 3.
    static bool isSourceKey(std::string_view key) { return key == "source" || key == "input"; }

    std::uint32_t here() const { return static_cast<std::uint32_t>(*reached_ - bytes_.data()); }
    bool value() {
        last_ = here();
        return true;
    }
    /// The string whose event this is: nothing between it and what came before it has a quote.
    CellSource::Literal literal(std::string& text) const {
        return {static_cast<std::uint32_t>(bytes_.find('"', last_)), here(), std::move(text)};
    }
    void setSource(Frame& frame, CellSource source) {
        frame.source = std::move(source);
        frame.hasSource = true;
    }
    bool open(bool isArray) {
        Frame frame;
        frame.isArray = isArray;
        if (isArray && !frames_.empty() && !frames_.back().isArray && isSourceKey(frames_.back().key)) {
            frame.isSource = true;
            setSource(frames_.back(), {{}, here(), true});
        }
        frames_.push_back(std::move(frame));
        return value();
    }
    bool isLanguage() const {
        if (frames_.size() != 3 || frames_[0].key != "metadata") return false;
        return (frames_[1].key == "language_info" && frames_[2].key == "name") ||
               (frames_[1].key == "kernelspec" && frames_[2].key == "language");
    }

    std::string_view bytes_;
    const char** reached_;
    std::uint32_t last_ = 0;
    std::vector<Frame> frames_;
    Frame top_;
};

std::uint32_t utf8Size(unsigned code) { return code < 0x80 ? 1 : code < 0x800 ? 2 : 3; }

}  // namespace

std::variant<NotebookJson, DecodeError> readNotebookJson(std::string_view bytes) {
    const char* reached = bytes.data();
    Collector collector(bytes, &reached);
    const bool isRead = Json::sax_parse(Reading(bytes.data(), &reached), Reading(bytes.data() + bytes.size(), &reached), &collector);
    if (isRead) return std::move(collector.result);
    const auto lines = std::count(bytes.begin(), bytes.begin() + collector.problemAt, '\n');
    return DecodeError{"this is no notebook: " + collector.problem, collector.problemAt, static_cast<std::uint32_t>(lines + 1)};
}

std::string jsonLiteral(std::string_view text, bool inAscii) { return Json(text).dump(-1, ' ', inAscii, Json::error_handler_t::replace); }

std::uint32_t literalPlace(std::string_view literal, std::uint32_t count) {
    std::uint32_t at = 1;  // the quote
    for (std::uint32_t decoded = 0; decoded < count && at + 1 < literal.size();) {
        if (literal[at] != '\\') ++decoded, ++at;
        else if (literal[at + 1] != 'u') ++decoded, at += 2;
        else {
            const unsigned code = static_cast<unsigned>(std::stoul(std::string(literal.substr(at + 2, 4)), nullptr, 16));
            const bool isPair = code >= 0xD800 && code < 0xDC00;
            decoded += isPair ? 4 : utf8Size(code);
            at += isPair ? 12 : 6;
        }
    }
    return at;
}

}  // namespace regraft
