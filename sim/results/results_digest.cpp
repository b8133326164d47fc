// The digest of results: header, then table by table and field by field, each text with its length.
#include "sim/results/results_digest.hpp"

namespace dyad {

namespace {

void add_pairs(Checksum& checksum, const std::vector<std::pair<std::string, std::string>>& pairs) {
    checksum.add_number(pairs.size());
    for (const auto& [first, second] : pairs) {
        checksum.add_text(first);
        checksum.add_text(second);
    }
}

void add_field(Checksum& checksum, const Field& field) {
    checksum.add_text(field.name);
    checksum.add_number(static_cast<std::uint64_t>(field.type));
    checksum.add_text(field.label);
    checksum.add_text(field.unit);
    checksum.add_number(field.codes.size());
    for (const auto& [code, meaning] : field.codes) {
        checksum.add_number(code);
        checksum.add_text(meaning);
    }
}

} // namespace

std::string digest_of(const ResultsHeader& header, std::span<const FrameFormat> tables,
                      std::span<const TableSums> sums) {
    Checksum checksum;
    checksum.add_text(header.command);
    checksum.add_number(header.seed);
    checksum.add_text(header.scenario_name);
    checksum.add_text(header.scenario);
    add_pairs(checksum, header.includes);
    add_pairs(checksum, header.settings);
    checksum.add_number(tables.size());
    for (std::size_t t = 0; t < tables.size(); ++t) {
        checksum.add_text(tables[t].name);
        checksum.add_text(tables[t].label);
        checksum.add_number(sums[t].rows);
        checksum.add_number(tables[t].fields.size());
        for (std::size_t f = 0; f < tables[t].fields.size(); ++f) {
            add_field(checksum, tables[t].fields[f]);
            checksum.add_text(sums[t].fields[f].hex());
        }
    }
    return checksum.hex();
}

} // namespace dyad
