// Letters as bytes: every part, in order, with its length; ranks of one program are alike, so that numbers go as they are.
#include "sim/commands/sweep_letters.hpp"

#include <cstring>
#include <type_traits>

namespace dyad {

namespace {

class LetterWriter {
public:
    template <class T> void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto* first = reinterpret_cast<const std::byte*>(&value);
        bytes.insert(bytes.end(), first, first + sizeof value);
    }
    template <class T> void put_all(const T& values) { // of a vector or a text
        put(static_cast<std::uint32_t>(values.size()));
        for (const auto& value : values) put(value);
    }
    std::vector<std::byte> bytes;
};

class LetterReader {
public:
    explicit LetterReader(std::span<const std::byte> bytes) : bytes_(bytes) {}
    template <class T> void get(T& value) {
        if (bytes_.size() < sizeof value) return static_cast<void>(is_whole_ = false);
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_ = bytes_.subspan(sizeof value);
    }
    template <class T> void get_all(T& values) {
        std::uint32_t count = 0;
        get(count);
        if (count > bytes_.size() / sizeof(typename T::value_type)) is_whole_ = false;
        if (!is_whole_) return;
        values.resize(count);
        for (auto& value : values) get(value);
    }
    bool is_whole() const { return is_whole_ && bytes_.empty(); }

private:
    std::span<const std::byte> bytes_;
    bool is_whole_ = true;
};

} // namespace

std::vector<std::byte> bytes_of(const SweepLetter& letter) {
    LetterWriter writer;
    writer.put(letter.kind);
    writer.put(letter.number);
    writer.put(letter.seconds);
    writer.put(letter.is_refusal);
    for (const std::string* text : {&letter.text, &letter.at, &letter.record.failure}) writer.put_all(*text);
    writer.put_all(letter.runs);
    writer.put_all(letter.record.values);
    writer.put_all(letter.record.cases);
    return writer.bytes;
}

std::optional<SweepLetter> letter_in(std::span<const std::byte> bytes) {
    SweepLetter letter;
    LetterReader reader(bytes);
    reader.get(letter.kind);
    reader.get(letter.number);
    reader.get(letter.seconds);
    reader.get(letter.is_refusal);
    for (std::string* text : {&letter.text, &letter.at, &letter.record.failure}) reader.get_all(*text);
    reader.get_all(letter.runs);
    reader.get_all(letter.record.values);
    reader.get_all(letter.record.cases);
    if (!reader.is_whole() || letter.kind > LetterKind::farewell) return std::nullopt;
    return letter;
}

} // namespace dyad
