#include "source/source_file.h"

#include <algorithm>
#include <limits>

#include "source/codec.h"
#include "source/encoding_declaration.h"
#include "source/utf8.h"

namespace regraft {
namespace {

constexpr std::string_view utf8Bom = "\xEF\xBB\xBF";

struct LineTable {
    std::vector<std::uint32_t> starts{0};
    std::string_view commonest = "\n";
};

/// Lines end at LF, CRLF or CR, as CPython's tokenizer has it; form feeds and the like end none.
LineTable findLines(std::string_view text) {
    LineTable table;
    table.starts.reserve(text.size() / 32);
    std::size_t lf = 0, crlf = 0, cr = 0;
    std::size_t nextLf = text.find('\n'), nextCr = text.find('\r');
    for (std::size_t at = 0;;) {
        if (nextLf < at) nextLf = text.find('\n', at);
        if (nextCr < at) nextCr = text.find('\r', at);
        at = std::min(nextLf, nextCr);
        if (at == text.npos) break;
        const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        ++(pair ? crlf : text[at] == '\r' ? cr : lf);
        at += pair ? 2 : 1;
        table.starts.push_back(static_cast<std::uint32_t>(at));
    }
    if (crlf > lf && crlf >= cr) table.commonest = "\r\n";
    else if (cr > lf) table.commonest = "\r";
    return table;
}

std::uint32_t lineOf(std::string_view bytes, std::size_t offset) {
    return static_cast<std::uint32_t>(findLines(bytes.substr(0, offset)).starts.size());
}

struct Choice {
    Codec codec;
    bool declared;
};

/// Which codec the file asks for.
std::variant<Choice, DecodeError> chooseCodec(std::string_view bytes, bool bom) {
    const auto declaration = findEncodingDeclaration(bytes);
    if (!declaration) return Choice{*findCodec("utf-8"), false};
    const auto fail = [&](std::string message) { return DecodeError{std::move(message), declaration->offset, declaration->line}; };
    // CPython compares the spelling, so that even `utf8` is refused here.
    if (bom && declaration->name != "utf-8") return fail("encoding problem: " + declaration->name + " with BOM");
    auto codec = findCodec(declaration->name);
    if (!codec) return fail("unknown encoding: " + declaration->name);
    return Choice{*std::move(codec), true};
}

}  // namespace

std::variant<SourceFile, DecodeError> SourceFile::decode(std::string path, std::string bytes) {
    if (bytes.size() >= std::numeric_limits<std::uint32_t>::max() / 4) return DecodeError{"the file is larger than 1 GiB", 0, 1};
    SourceFile file;
    file.path_ = std::move(path);
    file.bom_ = bytes.starts_with(utf8Bom);
    if (file.bom_) bytes.erase(0, utf8Bom.size());
    auto choice = chooseCodec(bytes, file.bom_);
    if (auto* error = std::get_if<DecodeError>(&choice)) return std::move(*error);
    const auto& [codec, declared] = std::get<Choice>(choice);
    file.encoding_ = codec.name;

    const bool mayLose = codec.kind == Codec::Kind::Iconv;
    std::string original = mayLose ? bytes : std::string();
    if (const auto error = decodeInPlace(codec, bytes)) {
        std::string message = error->message + (declared ? "" : ", and no encoding is declared");
        return DecodeError{std::move(message), static_cast<std::uint32_t>(error->offset), lineOf(bytes, error->offset)};
    }
    file.setText(std::move(bytes));
    if (mayLose) {
        const auto back = encodeText(codec, file.text_);
        const auto* same = std::get_if<std::string>(&back);
        if (!same || *same != original) file.lossyOriginal_ = std::move(original);
    }
    return file;
}

void SourceFile::setText(std::string text) {
    text_ = std::move(text);
    LineTable table = findLines(text_);
    lineStarts_ = std::move(table.starts);
    newline_ = table.commonest;
}

std::variant<std::string, DecodeError> SourceFile::encode(std::string_view newText) const {
    if (!lossyOriginal_.empty()) {
        if (newText == text_) return lossyOriginal_;
        return DecodeError{"this file's " + encoding_ + " cannot be written back without changing other characters", 0, 1};
    }
    auto encoded = encodeText(*findCodec(encoding_), newText);
    if (const auto* error = std::get_if<CodecError>(&encoded))
        return DecodeError{error->message, static_cast<std::uint32_t>(error->offset), lineOf(newText, error->offset)};
    std::string bytes = std::get<std::string>(std::move(encoded));
    if (bom_) bytes.insert(0, utf8Bom);
    return bytes;
}

Position SourceFile::position(std::uint32_t offset) const {
    const auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    const std::uint32_t start = *(after - 1);
    const auto line = static_cast<std::uint32_t>(after - lineStarts_.begin());
    const std::string_view before = std::string_view(text_).substr(start, offset - start);
    return {line, static_cast<std::uint32_t>(utf8::count(before)) + 1};
}

std::uint32_t SourceFile::byteInFile(std::uint32_t offset) const {
    if (encoding_ == "utf-8" || encoding_ == "ascii") return offset + (bom_ ? static_cast<std::uint32_t>(utf8Bom.size()) : 0);
    const auto before = encodeText(*findCodec(encoding_), std::string_view(text_).substr(0, offset));
    const auto* bytes = std::get_if<std::string>(&before);
    return bytes ? static_cast<std::uint32_t>(bytes->size()) : offset;
}

std::uint32_t SourceFile::lineStart(std::uint32_t line) const { return lineStarts_.at(line - 1); }

std::string_view SourceFile::line(std::uint32_t line) const {
    const std::uint32_t start = lineStart(line);
    const std::size_t end = line < lineCount() ? lineStarts_[line] : text_.size();
    std::string_view content = std::string_view(text_).substr(start, end - start);
    while (!content.empty() && (content.back() == '\n' || content.back() == '\r')) content.remove_suffix(1);
    return content;
}

}  // namespace regraft
