#include "source/codec.h"

#include <iconv.h>

#include <cerrno>
#include <cstdio>
#include <memory>

#include "source/utf8.h"

namespace regraft {
namespace {

struct CodecRow {
    Codec::Kind kind;
    std::string_view name, iconvName, aliases;
};

constexpr CodecRow rows[] = {
#define CODEC(kind, name, iconvName, aliases) {Codec::Kind::kind, name, iconvName, aliases},
#include "source/codecs.def"
#undef CODEC
};

/// As Python's encodings.normalize_encoding: runs of punctuation become one underscore.
std::string normalise(std::string_view name) {
    std::string out;
    bool punctuation = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.') {
            punctuation = true;
            continue;
        }
        if (punctuation && !out.empty()) out += '_';
        punctuation = false;
        out += upper ? static_cast<char>(c + 32) : c;
    }
    return out;
}

bool lists(std::string_view aliases, std::string_view name) {
    for (std::size_t at = aliases.find(name); at != aliases.npos; at = aliases.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || aliases[at - 1] == ' ') && (end == aliases.size() || aliases[end] == ' ')) return true;
    }
    return false;
}

CodecError cannotDecode(const Codec& codec, std::size_t offset, unsigned char byte) {
    char text[64];
    std::snprintf(text, sizeof text, "byte 0x%02x is not valid ", byte);
    return {offset, text + (codec.kind == Codec::Kind::Utf8 ? std::string("UTF-8") : codec.name)};
}

CodecError cannotEncode(const Codec& codec, std::size_t offset, std::string_view text) {
    char point[32];
    std::size_t at = offset;
    std::snprintf(point, sizeof point, "U+%04X", static_cast<unsigned>(utf8::next(text, at)));
    return {offset, "character " + std::string(point) + " cannot be written in " + codec.name};
}

/// Converts by glibc; on failure the offset of what could not be converted.
std::variant<std::string, std::size_t> convert(const char* from, const char* to, std::string_view input) {
    iconv_t handle = iconv_open(to, from);
    if (handle == reinterpret_cast<iconv_t>(-1)) return std::size_t{0};
    const auto close = [](void* opened) { iconv_close(opened); };
    const std::unique_ptr<void, decltype(close)> guard(handle, close);
    std::string out;
    char buffer[4096];
    char* next = const_cast<char*>(input.data());
    std::size_t left = input.size();
    for (bool flushing = false;;) {
        char* written = buffer;
        std::size_t space = sizeof buffer;
        const std::size_t result = iconv(handle, flushing ? nullptr : &next, &left, &written, &space);
        const int error = errno;
        out.append(buffer, static_cast<std::size_t>(written - buffer));
        if (result == static_cast<std::size_t>(-1)) {
            if (error == E2BIG) continue;
            return input.size() - left;
        }
        if (flushing) return out;
        flushing = true;  // stateful encodings end with a return to their first state
    }
}

std::string latin1ToUtf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) utf8::append(out, static_cast<unsigned char>(byte));
    return out;
}

/// For encodings whose code points are their bytes: everything below `limit`.
std::variant<std::string, CodecError> encodeBelow(char32_t limit, const Codec& codec, std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t codePoint = utf8::next(text, at);
        if (codePoint >= limit) return cannotEncode(codec, start, text);
        out += static_cast<char>(codePoint);
    }
    return out;
}

}  // namespace

std::optional<Codec> findCodec(std::string_view name) {
    const std::string wanted = normalise(name);
    if (wanted.empty()) return std::nullopt;
    for (const CodecRow& row : rows)
        if (lists(row.aliases, wanted)) return Codec{row.kind, std::string(row.name), std::string(row.iconvName)};
    return std::nullopt;
}

std::optional<CodecError> decodeInPlace(const Codec& codec, std::string& bytes) {
    const auto fail = [&](std::size_t at) {
        return cannotDecode(codec, at, at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0);
    };
    if (codec.kind == Codec::Kind::Latin1) {
        bytes = latin1ToUtf8(bytes);
    } else if (codec.kind == Codec::Kind::Iconv) {
        auto result = convert(codec.iconvName.c_str(), "UTF-8", bytes);
        if (const auto* offset = std::get_if<std::size_t>(&result)) return fail(*offset);
        bytes = std::get<std::string>(std::move(result));
    } else if (const auto invalid = codec.kind == Codec::Kind::Ascii ? utf8::firstNonAscii(bytes) : utf8::firstInvalid(bytes)) {
        return fail(*invalid);
    }
    return std::nullopt;
}

std::variant<std::string, CodecError> encodeText(const Codec& codec, std::string_view text) {
    switch (codec.kind) {
        case Codec::Kind::Utf8: return std::string(text);
        case Codec::Kind::Ascii: return encodeBelow(0x80, codec, text);
        case Codec::Kind::Latin1: return encodeBelow(0x100, codec, text);
        case Codec::Kind::Iconv: break;
    }
    auto result = convert("UTF-8", codec.iconvName.c_str(), text);
    if (const auto* offset = std::get_if<std::size_t>(&result)) return cannotEncode(codec, *offset, text);
    return std::get<std::string>(std::move(result));
}

}  // namespace regraft
