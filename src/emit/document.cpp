#include "emit/document.h"

#include <cctype>

#include "mapping/helper_name.h"

namespace regraft {

namespace {

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

bool runTogether(char left, char right) {
    return (isWord(left) && (isWord(right) || right == '"' || right == '\'')) || (left == '{' && right == '{');
}

char at(std::string_view file, std::int64_t index) {
    return index >= 0 && index < static_cast<std::int64_t>(file.size()) ? file[static_cast<std::size_t>(index)] : '\0';
}

/// Fits the replacement between what stands before and behind `span`.
void separate(Edit& edit, std::string_view file) {
    char left = at(file, static_cast<std::int64_t>(edit.span.begin) - 1), right = at(file, edit.span.end);
    std::string& text = edit.replacement;
    if (text.empty()) {
        if (runTogether(left, right)) text = " ";
        return;
    }
    if (runTogether(left, text.front())) text.insert(0, " ");
    bool isQuoted =
        (right == '"' || right == '\'') && !edit.span.empty() && isWord(edit.span.of(file).back());  // a name at the end of a string
    if (runTogether(text.back(), right) && !isQuoted) text += ' ';
}

void trim(Edit& edit, std::string_view file) {
    std::string_view old = edit.span.of(file), fresh = edit.replacement;
    std::size_t front = 0, back = 0;
    while (front < old.size() && front < fresh.size() && old[front] == fresh[front]) ++front;
    old.remove_prefix(front), fresh.remove_prefix(front);
    while (back < old.size() && back < fresh.size() && old[old.size() - 1 - back] == fresh[fresh.size() - 1 - back]) ++back;
    edit.replacement = std::string(fresh.substr(0, fresh.size() - back));
    edit.span = {edit.span.begin + static_cast<std::uint32_t>(front), edit.span.end - static_cast<std::uint32_t>(back)};
}

class EditBuilder {
public:
    EditBuilder(Span span, std::string_view file) : file_(file), cursor_(span.begin), end_(span.end) {}

    void add(std::string_view text) { pending_ += text; }
    /// Takes kept text in place if it lies ahead, else copies it.
    void keep(Span span) {
        if (span.begin < cursor_ || span.end > end_) return add(span.of(file_));
        flush(span.begin);
        cursor_ = span.end;
    }
    std::vector<Edit> finish() {
        flush(end_);
        return std::move(edits_);
    }

private:
    void flush(std::uint32_t until) {
        Edit edit{{cursor_, until}, std::move(pending_)};
        pending_.clear();
        cursor_ = until;
        if (edit.span.empty() && edit.replacement.empty()) return;
        if (edit.span.of(file_) == edit.replacement) return;
        separate(edit, file_);
        trim(edit, file_);
        if (!edit.span.empty() || !edit.replacement.empty()) edits_.push_back(std::move(edit));
    }

    std::string_view file_;
    std::uint32_t cursor_, end_;
    std::string pending_;
    std::vector<Edit> edits_;
};

}  // namespace

Document& Document::keep(Span span) {
    if (span.empty()) return *this;
    if (!pieces_.empty() && pieces_.back().kind == Piece::Kind::Kept && pieces_.back().span.end == span.begin)
        pieces_.back().span.end = span.end;
    else pieces_.push_back({Piece::Kind::Kept, span});
    return *this;
}

Document& Document::add(std::string_view text) {
    if (text.empty()) return *this;
    if (!pieces_.empty() && pieces_.back().kind == Piece::Kind::Text) pieces_.back().text += text;
    else pieces_.push_back({Piece::Kind::Text, {}, std::string(text)});
    return *this;
}

Document& Document::add(Document other) {
    for (Piece& piece : other.pieces_) {
        if (piece.kind == Piece::Kind::Kept) keep(piece.span);
        else if (piece.kind == Piece::Kind::Text) add(piece.text);
        else pieces_.push_back(std::move(piece));
    }
    return *this;
}

Document& Document::name(Piece::Kind kind, std::string_view qualified) {
    pieces_.push_back({kind, {}, std::string(qualified)});
    return *this;
}

Document& Document::name(std::string_view text) {
    const std::string_view helper = helperNamed(text);
    return helper.empty() ? name(Piece::Kind::Api, text) : name(Piece::Kind::Helper, helper);
}

char Document::firstChar(std::string_view file) const {
    if (pieces_.empty()) return '\0';
    const Piece& first = pieces_.front();
    if (first.kind == Piece::Kind::Kept) return file[first.span.begin];
    return first.kind == Piece::Kind::Text ? first.text.front() : 'a';
}

char Document::lastChar(std::string_view file) const {
    if (pieces_.empty()) return '\0';
    const Piece& last = pieces_.back();
    if (last.kind == Piece::Kind::Kept) return file[last.span.end - 1];
    return last.kind == Piece::Kind::Text ? last.text.back() : 'a';
}

std::string flatten(const Document& document, std::string_view file, const NameResolver& resolve) {
    std::string out;
    for (const Piece& piece : document.pieces()) {
        if (piece.kind == Piece::Kind::Kept) out += piece.span.of(file);
        else if (piece.kind == Piece::Kind::Text) out += piece.text;
        else out += resolve(piece);
    }
    return out;
}

std::vector<Edit> toEdits(const Document& document, Span span, std::string_view file, const NameResolver& resolve) {
    EditBuilder builder(span, file);
    for (const Piece& piece : document.pieces()) {
        if (piece.kind == Piece::Kind::Kept) builder.keep(piece.span);
        else if (piece.kind == Piece::Kind::Text) builder.add(piece.text);
        else builder.add(resolve(piece));
    }
    return builder.finish();
}

}  // namespace regraft
