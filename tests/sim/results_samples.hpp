// Samples for the tests of results files: a folder of their own, formats, rows that depend on their number, file bytes.
#pragma once

#include "sim/results/results.hpp"
#include "sim/results/results_seal.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

namespace dyad::samples {

/// A folder that is removed with everything in it.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "dyad-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data()) == nullptr ? std::string() : name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_))
            names.push_back(entry.path().filename());
        return names;
    }

private:
    std::string path_;
};

inline std::vector<std::byte> bytes_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

inline void write_bytes(const std::string& path, std::span<const std::byte> bytes) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

inline ResultsHeader header() {
    return {"0.1.0",
            "abc123",
            "dyad run baseline --seed 7",
            7,
            "baseline",
            "title = \"Zwölf Kinder\"\n",
            {{"low_risk.toml", "[run]\nyears = 1.5\n"}},
            {{"plasticity.adult_floor", "0.1"}, {"run.seed", "7"}}};
}

inline std::vector<FrameFormat> tables() {
    return {{"persons",
             "one row per person",
             {{"person", FieldType::uint32, "number of the person", "-"},
              {"lineage", FieldType::uint64, "who the person is in every scenario", "-"},
              {"reactivity", FieldType::float32, "temperamental reactivity", "SD"}}},
            {"observed",
             "one row per person and assessment",
             {{"ssp_class",
               FieldType::uint8,
               "class in the Strange Situation",
               "-",
               {{1, "A"}, {2, "B"}, {4, "D = disorganised"}}},
              {"age", FieldType::float64, "age at the assessment", "years"}}},
            {"care", "one row per child and figure", {{"role", FieldType::text, "the figure's role", "-"}}},
            {"empty", "a table without rows", {{"person", FieldType::uint32, "number of the person", "-"}}}};
}

/// Rows [first, last) of the table of the given index: each row depends on its number alone.
inline Frame rows(std::size_t table, std::uint32_t first, std::uint32_t last) {
    Frame frame(tables()[table].fields.size());
    for (std::uint32_t row = first; row < last; ++row, frame.end_row()) {
        if (table == 0) {
            frame.put(0, row);
            frame.put(1, (std::uint64_t{row} << 40U) + 0x9e3779b97f4a7c15U * row);
            frame.put(2, row % 7 == 0 ? std::numeric_limits<float>::quiet_NaN() : 0.25F * static_cast<float>(row));
        } else if (table == 1) {
            frame.put(0, static_cast<std::uint8_t>(1U << row % 3));
            frame.put(1, static_cast<double>(row) / 12);
        } else if (table == 2) frame.put_text(0, row % 3 == 0 ? "" : "Großmutter " + std::to_string(row));
    }
    return frame;
}

/// The same bytes with a seal that fits them, as a tamperer would make it.
inline std::vector<std::byte> resealed(std::vector<std::byte> bytes) {
    const auto seal = seal_of("bytes", bytes.size(), [&bytes](std::uint64_t offset, std::span<std::byte> piece) {
        std::memcpy(piece.data(), bytes.data() + offset, piece.size());
        return 0;
    });
    std::ranges::copy(*seal, bytes.begin());
    return bytes;
}

/// A file with the given numbers of rows in the first three tables, each appended in pieces of `piece` rows.
inline Outcome<Done> write_sample(const std::string& path, std::uint32_t persons, std::uint32_t piece,
                                  const ResultsHeader& of_file = header()) {
    auto writer = ResultsWriter::create(path, of_file, tables());
    if (!writer) return writer.refusals();
    for (std::uint32_t first = 0; first < persons; first += piece)
        for (std::size_t table : {0U, 1U}) {
            const auto added = writer->append(table, rows(table, first, std::min(first + piece, persons)));
            if (!added) return added;
        }
    const auto added = writer->append(2, rows(2, 0, 20));
    return added ? writer->finish() : added;
}

inline std::string sentences_of(const std::vector<Refusal>& refusals) {
    std::string text;
    for (const auto& refusal : refusals) text += text_of(refusal) + "\n";
    return text;
}

template <class T> std::string why_not(const Outcome<T>& outcome) {
    return outcome ? "" : sentences_of(outcome.refusals());
}

inline bool equal(const Frame& one, const Frame& other) {
    bool same = one.rows() == other.rows() && one.fields() == other.fields();
    for (std::size_t k = 0; same && k < one.fields(); ++k) same = std::ranges::equal(one.column(k), other.column(k));
    return same;
}

} // namespace dyad::samples
