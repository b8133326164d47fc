// A part as bytes: identity, then rows and column sizes table by table, then the columns, then XXH3-64 of all before.
#include "sim/results/parts_bytes.hpp"

#include "sim/results/checksum.hpp"

#include <cstring>

namespace dyad {

namespace {

constexpr std::uint64_t number_size = sizeof(std::uint64_t);
const std::string first_words_of_part = "DYAD part 1\n";

void put_number(std::vector<std::byte>& bytes, std::uint64_t number) {
    const auto raw = std::as_bytes(std::span{&number, 1});
    bytes.insert(bytes.end(), raw.begin(), raw.end());
}

std::uint64_t number_at(std::span<const std::byte> bytes, std::size_t at) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::vector<std::byte> start_of(const PartIdentity& identity) {
    const auto text = first_words_of_part + identity.digest + "\n";
    const auto raw = std::as_bytes(std::span{text});
    std::vector<std::byte> bytes(raw.begin(), raw.end());
    put_number(bytes, identity.tables);
    put_number(bytes, identity.community);
    return bytes;
}

bool starts_as(const PartIdentity& identity, std::span<const std::byte> bytes) {
    const auto start = start_of(identity);
    return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

} // namespace

std::uint64_t checksum_of(const std::vector<FrameFormat>& tables) {
    std::string text;
    for (const auto& table : tables) {
        text += table.name + "\n";
        for (const auto& field : table.fields)
            text += field.name + " " + std::to_string(static_cast<int>(field.type)) + "\n";
    }
    return checksum64(std::as_bytes(std::span{text}));
}

std::size_t head_size(const PartIdentity& identity, const std::vector<FrameFormat>& tables) {
    std::size_t numbers = 0;
    for (const auto& table : tables) numbers += 1 + table.fields.size();
    return start_of(identity).size() + numbers * number_size;
}

std::optional<std::uint64_t> size_by_head(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                          std::span<const std::byte> head) {
    if (head.size() < head_size(identity, tables) || !starts_as(identity, head)) return std::nullopt;
    std::uint64_t size = head_size(identity, tables) + number_size;
    std::size_t at = start_of(identity).size();
    for (const auto& table : tables) {
        at += number_size; // the rows
        for (std::size_t f = 0; f < table.fields.size(); ++f, at += number_size)
            if (__builtin_add_overflow(size, number_at(head, at), &size)) return std::nullopt;
    }
    return size;
}

std::optional<std::vector<std::byte>> bytes_of(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                               const std::vector<Frame>& frames) {
    if (frames.size() != tables.size()) return std::nullopt;
    for (std::size_t t = 0; t < tables.size(); ++t)
        if (!fits(frames[t], tables[t])) return std::nullopt;
    auto bytes = start_of(identity);
    for (const auto& frame : frames) {
        put_number(bytes, frame.rows());
        for (std::size_t f = 0; f < frame.fields(); ++f) put_number(bytes, frame.column(f).size());
    }
    bytes.reserve(*size_by_head(identity, tables, bytes));
    for (const auto& frame : frames)
        for (std::size_t f = 0; f < frame.fields(); ++f)
            bytes.insert(bytes.end(), frame.column(f).begin(), frame.column(f).end());
    put_number(bytes, checksum64(bytes));
    return bytes;
}

std::optional<std::vector<Frame>> frames_of(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                            std::span<const std::byte> bytes) {
    const auto size = size_by_head(identity, tables, bytes);
    if (!size || *size != bytes.size()) return std::nullopt;
    const auto before = bytes.first(bytes.size() - number_size);
    if (checksum64(before) != number_at(bytes, before.size())) return std::nullopt;
    std::vector<Frame> frames;
    std::size_t at = start_of(identity).size(), from = head_size(identity, tables);
    for (const auto& table : tables) {
        Frame frame(table.fields.size());
        frame.set_rows(number_at(bytes, at));
        at += number_size;
        for (std::size_t f = 0; f < table.fields.size(); ++f, at += number_size) {
            const auto column = bytes.subspan(from, number_at(bytes, at));
            frame.raw(f).assign(column.begin(), column.end());
            from += column.size();
        }
        if (!fits(frame, table)) return std::nullopt;
        frames.push_back(std::move(frame));
    }
    return frames;
}

} // namespace dyad
