#include "project/import_names.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace regraft {
namespace {

constexpr std::array<bool, 256> wordCharacters() {
    std::array<bool, 256> isOne{};
    for (unsigned c = 0; c < 256; ++c)
        isOne[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
    return isOne;
}

bool isWord(char c) {
    static constexpr std::array<bool, 256> isOne = wordCharacters();
    return isOne[static_cast<unsigned char>(c)];
}

/// What may begin a string, a comment, `import` or `from`; nearly all of a text is nothing of it.
constexpr std::array<bool, 256> beginnings() {
    std::array<bool, 256> isOne{};
    for (const unsigned char c : {'"', '\'', '#', 'i', 'f'}) isOne[c] = true;
    return isOne;
}

/// Goes from one `import` or `from` to the next, and reads the words and signs behind them; what lies in strings and comments is passed
/// over.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    std::vector<std::string> run() {
        while (findKeyword()) {
            if (next() == "import") import();
            else from();
        }
        return std::move(found_);
    }

private:
    bool findKeyword() {
        static constexpr std::array<bool, 256> isBeginning = beginnings();
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (!isBeginning[static_cast<unsigned char>(c)]) ++at_;
            else if (c == '#') skipComment();
            else if (c == '"' || c == '\'') skipString();
            else if (isWordHere(c == 'i' ? "import" : "from")) return true;
            else ++at_;
        }
        return false;
    }
    bool isWordHere(std::string_view word) const {
        const std::size_t end = at_ + word.size();
        return text_.compare(at_, word.size(), word) == 0 && (at_ == 0 || !isWord(text_[at_ - 1])) &&
               (end >= text_.size() || !isWord(text_[end]));
    }
    void skipComment() { at_ = std::min(text_.find('\n', at_), text_.size()); }
    /// A word, a run of dots, one other sign, or a line's end; empty at the end of the text.
    std::string_view next() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#') skipComment();
            else if (c == '"' || c == '\'') skipString();
            else if (c == '\\') skipContinuation();
            else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') ++at_;
            else break;
        }
        if (at_ == text_.size()) return {};
        const std::size_t start = at_;
        if (isWord(text_[at_]))
            while (at_ < text_.size() && isWord(text_[at_])) ++at_;
        else if (text_[at_] == '.')
            while (at_ < text_.size() && text_[at_] == '.') ++at_;
        else ++at_;
        return text_.substr(start, at_ - start);
    }
    void skipContinuation() {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size()) ++at_;
    }
    void skipString() {
        const std::string_view quote = text_.substr(at_, 1), three = text_.substr(at_, 3);
        const bool isLong = three.size() == 3 && three[1] == three[0] && three[2] == three[0];
        const std::string_view end = isLong ? three : quote;
        for (at_ += end.size(); at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\') ++at_;
            else if (!isLong && text_[at_] == '\n') return;
            else if (text_[at_] == quote[0] && text_.compare(at_, end.size(), end) == 0) break;
        }
        at_ = std::min(at_ + end.size(), text_.size());
    }

    std::string_view peek() {
        const std::size_t before = at_;
        const std::string_view word = next();
        at_ = before;
        return word;
    }
    /// Dots and words from here on, as one name.
    std::string dotted() {
        std::string name;
        for (std::string_view word = peek(); !word.empty() && (isWord(word[0]) || word[0] == '.') && word != "import"; word = peek()) {
            if (!name.empty() && isWord(name.back()) && isWord(word[0])) break;  // `a as b`
            name += next();
        }
        return name;
    }
    void import() {
        do {
            add(dotted());
            if (peek() == "as") (void)next(), (void)next();
        } while (peek() == "," && !next().empty());
    }
    void from() {
        const std::string module = dotted();
        if (module.empty() || peek() != "import") return;
        (void)next();
        add(module);
        const bool inParentheses = peek() == "(";
        if (inParentheses) (void)next();
        for (std::string_view word = peek(); !word.empty(); word = peek()) {
            if (word == "\n" && !inParentheses) return;
            if (isWord(word[0])) add(module + (module.back() == '.' ? "" : ".") + std::string(word));
            (void)next();
            if (peek() == "as") (void)next(), (void)next();
            if (word == ")" || word == ";") return;
        }
    }
    void add(std::string name) {
        if (!name.empty() && seen_.insert(name).second) found_.push_back(std::move(name));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string> found_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

std::vector<std::string> importNames(std::string_view text) { return Scan(text).run(); }

}  // namespace regraft
