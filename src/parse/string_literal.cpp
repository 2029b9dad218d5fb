#include "parse/string_literal.h"

#include "base/unicode/unicode.h"
#include "parse/char_class.h"
#include "parse/syntax_failure.h"

namespace regraft {

StringPrefix stringPrefix(std::string_view literal) {
    StringPrefix prefix;
    for (; isNameStart(literal[prefix.letters]); ++prefix.letters) {
        switch (lower(literal[prefix.letters])) {
            case 'r': prefix.raw = true; break;
            case 'b': prefix.bytes = true; break;
            case 'u': prefix.unicode = true; break;
            case 'f': prefix.format = true; break;
            default: prefix.templ = true; break;
        }
    }
    const std::string_view rest = literal.substr(prefix.letters);
    if (rest.size() >= 3 && rest[1] == rest[0] && rest[2] == rest[0]) prefix.quotes = 3;
    return prefix;
}

namespace {

class Decoder {
public:
    Decoder(std::string_view body, StringKind kind, bool raw, bool braces, std::uint32_t offset)
        : body_(body),
          kind_(kind),
          raw_(raw),
          braces_(braces),
          offset_(offset) {
        out_.reserve(body.size());
    }

    std::string run() {
        while (i_ < body_.size()) step();
        return std::move(out_);
    }

private:
    void step() {
        const char c = body_[i_++];
        if (c == '\\' && !raw_) return escape();
        if (c == '\r') {
            if (i_ < body_.size() && body_[i_] == '\n') ++i_;
            out_.push_back('\n');
            return;
        }
        if (braces_ && (c == '{' || c == '}')) ++i_;  // doubled: the lexer saw to it
        out_.push_back(c);
    }

    void escape() {
        start_ = i_ - 1;
        const char c = i_ < body_.size() ? body_[i_] : '\0';
        ++i_;
        switch (c) {
            case '\r':
                if (i_ < body_.size() && body_[i_] == '\n') ++i_;
                return;
            case '\n': return;
            case '\\':
            case '\'':
            case '"': return out_.push_back(c);
            case 'a': return out_.push_back('\a');
            case 'b': return out_.push_back('\b');
            case 'f': return out_.push_back('\f');
            case 'n': return out_.push_back('\n');
            case 'r': return out_.push_back('\r');
            case 't': return out_.push_back('\t');
            case 'v': return out_.push_back('\v');
            case 'x': return hex(2, "truncated \\xXX escape");
            default: break;
        }
        if (c >= '0' && c <= '7') return octal();
        if (kind_ == StringKind::Text) {
            if (c == 'u') return hex(4, "truncated \\uXXXX escape");
            if (c == 'U') return hex(8, "truncated \\UXXXXXXXX escape");
            if (c == 'N') return named();
        }
        out_.push_back('\\');  // unknown escapes stand for themselves
        --i_;
    }

    void put(char32_t codePoint) {
        if (kind_ == StringKind::Bytes) out_.push_back(static_cast<char>(codePoint & 0xFF));
        else unicode::appendUtf8(out_, codePoint);
    }

    void octal() {
        std::uint32_t value = 0;
        --i_;
        for (int digits = 0; digits < 3 && i_ < body_.size() && body_[i_] >= '0' && body_[i_] <= '7'; ++digits)
            value = value * 8 + static_cast<std::uint32_t>(body_[i_++] - '0');
        put(value);
    }

    void hex(int digits, const char* truncated) {
        std::uint32_t value = 0;
        for (int i = 0; i < digits; ++i, ++i_) {
            const char c = i_ < body_.size() ? body_[i_] : '\0';
            if (!isHexDigit(c)) refuse(truncated);
            value = value * 16 + static_cast<std::uint32_t>(isDigit(c) ? c - '0' : lower(c) - 'a' + 10);
        }
        if (value > 0x10FFFF) refuse("illegal Unicode character");
        put(value);
    }

    void named() {
        const std::size_t close = body_.find('}', i_);
        if (i_ >= body_.size() || body_[i_] != '{' || close == std::string_view::npos || close == i_ + 1)
            refuse("malformed \\N character escape");
        const std::string_view name = body_.substr(i_ + 1, close - i_ - 1);
        const std::optional<char32_t> codePoint = unicode::byName(name);
        i_ = close + 1;
        if (!codePoint) refuse("unknown Unicode character name");
        put(*codePoint);
    }

    [[noreturn]] void refuse(const char* reason) const {
        const bool text = kind_ == StringKind::Text;
        const std::size_t end = std::min(i_, body_.size());
        const std::string message = text ? "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                                               std::to_string(start_) + "-" + std::to_string(end ? end - 1 : 0) + ": " + reason
                                         : "(value error) invalid \\x escape at position " + std::to_string(start_);
        failSyntax(message, {offset_ + static_cast<std::uint32_t>(start_), offset_ + static_cast<std::uint32_t>(end)});
    }

    std::string_view body_;
    StringKind kind_;
    bool raw_;
    bool braces_;
    std::uint32_t offset_;
    std::size_t i_ = 0;
    std::size_t start_ = 0;
    std::string out_;
};

bool isPlain(std::string_view body, bool raw, bool braces) {
    for (char c : body)
        if (c == '\r' || (c == '\\' && !raw) || (braces && (c == '{' || c == '}'))) return false;
    return true;
}

}  // namespace

std::string_view decodeString(std::string_view body, StringKind kind, bool raw, std::uint32_t offset, Arena& arena) {
    if (kind == StringKind::Bytes)
        for (std::size_t i = 0; i < body.size(); ++i)
            if (charClass(body[i]) & charclass::NonAscii) {
                const std::uint32_t at = offset + static_cast<std::uint32_t>(i);
                failSyntax("bytes can only contain ASCII literal characters", {at, at});
            }
    if (isPlain(body, raw, false)) return body;
    return arena.copy(std::string_view(Decoder(body, kind, raw, false, offset).run()));
}

std::string_view decodeFString(std::string_view body, bool raw, std::uint32_t offset, Arena& arena) {
    if (isPlain(body, raw, true)) return body;
    return arena.copy(std::string_view(Decoder(body, StringKind::Text, raw, true, offset).run()));
}

}  // namespace regraft
