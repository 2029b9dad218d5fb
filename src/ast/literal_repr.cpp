#include "ast/literal_repr.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "base/unicode/unicode.h"

namespace regraft::ast {

namespace {

void appendHex(std::string& out, const char* prefix, std::uint32_t value, int digits) {
    out += prefix;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}

char quoteFor(std::string_view text) {
    const bool single = text.find('\'') != std::string_view::npos;
    return single && text.find('"') == std::string_view::npos ? '"' : '\'';
}

/// The escapes that text and bytes share; false if `c` needs none of them.
bool appendShortEscape(std::string& out, std::uint32_t c, char quote) {
    switch (c) {
        case '\n': out += "\\n"; return true;
        case '\r': out += "\\r"; return true;
        case '\t': out += "\\t"; return true;
        case '\\': out += "\\\\"; return true;
        default: break;
    }
    if (c == static_cast<std::uint32_t>(quote)) {
        out += '\\';
        out += quote;
        return true;
    }
    if (c >= 0x20 && c != 0x7F) return false;
    appendHex(out, "\\x", c, 2);
    return true;
}

void appendBytes(std::string& out, std::string_view bytes) {
    const char quote = quoteFor(bytes);
    out += 'b';
    out += quote;
    for (char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) appendHex(out, "\\x", byte, 2);
        else if (!appendShortEscape(out, byte, quote)) out += c;
    }
    out += quote;
}

std::string withoutUnderscores(std::string_view digits) {
    std::string plain(digits);
    plain.erase(std::remove(plain.begin(), plain.end(), '_'), plain.end());
    return plain;
}

/// Hexadecimal, octal or binary digits in decimal, of any length.
std::string toDecimal(std::string_view digits, std::uint32_t radix) {
    constexpr std::uint32_t limbBase = 1000000000;
    std::vector<std::uint32_t> limbs{0};  // least significant first
    for (char c : digits) {
        std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        for (std::uint32_t& limb : limbs) {
            carry += static_cast<std::uint64_t>(limb) * radix;
            limb = static_cast<std::uint32_t>(carry % limbBase);
            carry /= limbBase;
        }
        if (carry) limbs.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string out = std::to_string(limbs.back());
    for (std::size_t i = limbs.size() - 1; i-- > 0;) {
        const std::string limb = std::to_string(limbs[i]);
        out.append(9 - limb.size(), '0').append(limb);
    }
    return out;
}

std::string intRepr(std::string_view written) {
    const std::string digits = withoutUnderscores(written);
    if (digits.size() > 1 && digits[0] == '0') {
        const char radix = static_cast<char>(digits[1] | 32);
        if (radix == 'x') return toDecimal(digits.substr(2), 16);
        if (radix == 'o') return toDecimal(digits.substr(2), 8);
        if (radix == 'b') return toDecimal(digits.substr(2), 2);
    }
    const std::size_t nonzero = digits.find_first_not_of('0');
    return nonzero == std::string::npos ? "0" : digits.substr(nonzero);
}

/// The shortest digits that give the same number, laid out as Python does.
std::string floatRepr(double value) {
    if (std::isinf(value)) return "inf";
    char buffer[64] = {};
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    const std::string_view scientific(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = scientific.find('e');
    std::string digits(scientific.substr(0, e));
    digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
    const int exponent = std::atoi(scientific.data() + e + 1);
    const int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        std::string out = digits.substr(0, 1);
        if (count > 1) out += "." + digits.substr(1);
        out += exponent < 0 ? "e-" : "e+";
        if (std::abs(exponent) < 10) out += '0';
        return out + std::to_string(std::abs(exponent));
    }
    if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (exponent + 1 >= count) return digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0') + ".0";
    return digits.substr(0, static_cast<std::size_t>(exponent + 1)) + "." + digits.substr(static_cast<std::size_t>(exponent + 1));
}

double toDouble(std::string_view written) { return std::strtod(withoutUnderscores(written).c_str(), nullptr); }

std::string complexRepr(std::string_view written) {
    std::string real = floatRepr(toDouble(written.substr(0, written.size() - 1)));
    if (real.ends_with(".0")) real.resize(real.size() - 2);
    return real + "j";
}

}  // namespace

void appendString(std::string& out, std::string_view text) {
    const char quote = quoteFor(text);
    out += quote;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const std::uint32_t c = unicode::decodeAt(text, i);
        if (c < 0x80) {
            if (!appendShortEscape(out, c, quote)) out += static_cast<char>(c);
        } else if (unicode::isPrintable(c)) {
            out += text.substr(begin, i - begin);
        } else if (c < 0x100) {
            appendHex(out, "\\x", c, 2);
        } else if (c < 0x10000) {
            appendHex(out, "\\u", c, 4);
        } else {
            appendHex(out, "\\U", c, 8);
        }
    }
    out += quote;
}

void appendLiteral(std::string& out, const Literal& literal) {
    switch (literal.type) {
        case Literal::Type::None: out += "None"; break;
        case Literal::Type::True: out += "True"; break;
        case Literal::Type::False: out += "False"; break;
        case Literal::Type::Ellipsis: out += "Ellipsis"; break;
        case Literal::Type::Int: out += intRepr(literal.text); break;
        case Literal::Type::Float: out += floatRepr(toDouble(literal.text)); break;
        case Literal::Type::Complex: out += complexRepr(literal.text); break;
        case Literal::Type::Str: appendString(out, literal.text); break;
        case Literal::Type::Bytes: appendBytes(out, literal.text); break;
    }
}

}  // namespace regraft::ast
