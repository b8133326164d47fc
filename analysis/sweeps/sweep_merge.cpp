// Bringing the shards of a sweep together, run after run.
#include "analysis/rows.hpp"
#include "analysis/sweeps/sweep_file.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dyad {

namespace {

constexpr std::uint64_t rows_per_read = 8192;

/// The rows of one table of one shard, a block at a time.
class Shard {
public:
    Shard(const ResultsFile& file, std::size_t table) : file_(file), table_(table), rows_(file.rows(table)) {}

    Outcome<Done> load() {
        while (at_ == count_ && first_ + count_ < rows_) {
            first_ += count_;
            count_ = std::min(rows_per_read, rows_ - first_);
            at_ = 0;
            auto frame = file_.read(table_, first_, count_);
            if (!frame) return frame.refusals();
            frame_ = std::move(*frame);
            texts_.assign(frame_->fields(), {});
            const auto& fields = file_.tables()[table_].fields;
            for (std::size_t field = 0; field < fields.size(); ++field)
                if (fields[field].type == FieldType::text) texts_[field] = texts_in(*frame_, field);
        }
        return Done{};
    }
    bool at_end() const { return at_ == count_; }
    std::uint32_t run() const { return frame_->value<std::uint32_t>(0, at_); }
    /// The row goes to the end of another frame.
    void move_row(Frame& into) {
        const auto& fields = file_.tables()[table_].fields;
        for (std::size_t field = 0; field < fields.size(); ++field) {
            if (fields[field].type == FieldType::text) {
                into.put_text(field, texts_[field][at_]);
                continue;
            }
            const std::size_t size = size_of(fields[field].type);
            const auto bytes = frame_->column(field).subspan(at_ * size, size);
            into.raw(field).insert(into.raw(field).end(), bytes.begin(), bytes.end());
        }
        into.end_row();
        ++at_;
    }

private:
    const ResultsFile& file_;
    std::size_t table_;
    std::uint64_t rows_ = 0, first_ = 0, count_ = 0, at_ = 0;
    std::optional<Frame> frame_;
    std::vector<std::vector<std::string>> texts_;
};

bool same_fields(const FrameFormat& a, const FrameFormat& b) {
    return a.name == b.name && std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), [](const Field& x, const Field& y) {
               return x.name == y.name && x.type == y.type && x.label == y.label && x.unit == y.unit && x.codes == y.codes;
           });
}

Outcome<std::string> fingerprint_of(const ResultsFile& file) {
    const auto table = table_named(file, "sweep");
    const auto field = table ? field_named(file.tables()[*table], "fingerprint") : std::nullopt;
    if (!field) return std::string();
    const auto frame = file.read_field(*table, *field, 0, file.rows(*table));
    if (!frame) return frame.refusals();
    const auto texts = texts_in(*frame, 0);
    return texts.empty() ? std::string() : texts.front();
}

Outcome<Done> check_alike(const std::string& path, const ResultsFile& file, const std::string& first_path, const ResultsFile& first) {
    if (!table_named(file, "runs") || !table_named(file, "sweep"))
        return Refusal{path, 0, 0, "this is no sweep but what `" + file.header().command + "` made; only shards of a sweep can be brought together"};
    const ResultsHeader &a = first.header(), &b = file.header();
    if (a.version != b.version || a.commit != b.commit)
        return Refusal{path, 0, 0, "it was made by version " + b.version + " (commit " + b.commit + ") and " + first_path + " by " + a.version + " (commit " + a.commit + "), whose runs may differ; make the shards with one version"};
    const bool same = a.command == b.command && a.scenario == b.scenario && a.includes == b.includes && a.settings == b.settings &&
                      std::equal(first.tables().begin(), first.tables().end(), file.tables().begin(), file.tables().end(), same_fields);
    const auto asked = fingerprint_of(file), first_asked = fingerprint_of(first);
    for (const auto* one : {&asked, &first_asked})
        if (!*one) return one->refusals();
    if (!same || *asked != *first_asked)
        return Refusal{path, 0, 0, "it is a shard of another sweep (`" + b.command + "`) than " + first_path + " (`" + a.command + "`)"};
    return Done{};
}

/// Rows of one table of all shards, in the order of their runs. `each_run` is told the number of each run once.
template <class EachRun>
Outcome<Done> merge_table(const std::vector<ResultsFile>& files, std::size_t table, ResultsWriter& writer, const EachRun& each_run) {
    std::vector<Shard> shards;
    for (const ResultsFile& file : files) shards.emplace_back(file, table);
    Frame merged(files.front().tables()[table].fields.size());
    for (;;) {
        Shard* next = nullptr;
        for (Shard& shard : shards) {
            if (const auto loaded = shard.load(); !loaded) return loaded.refusals();
            if (!shard.at_end() && (!next || shard.run() < next->run())) next = &shard;
        }
        if (!next) return writer.append(table, merged);
        const std::uint32_t run = next->run();
        if (const auto sound = each_run(run); !sound) return sound.refusals();
        while (!next->at_end() && next->run() == run) {
            next->move_row(merged);
            if (const auto loaded = next->load(); !loaded) return loaded.refusals();
        }
        if (merged.rows() < rows_per_read) continue;
        if (const auto added = writer.append(table, merged); !added) return added.refusals();
        merged = Frame(merged.fields());
    }
}

} // namespace

Outcome<Done> merge_sweeps(std::span<const std::string> paths, const std::string& out, bool replaces) {
    std::vector<ResultsFile> files;
    for (const std::string& path : paths) {
        auto file = ResultsFile::open(path);
        if (!file) return file.refusals();
        if (const auto alike = check_alike(path, *file, paths.front(), files.empty() ? *file : files.front()); !alike) return alike.refusals();
        files.push_back(std::move(*file));
    }
    const ResultsFile& first = files.front();
    auto writer = ResultsWriter::create(out, first.header(), first.tables());
    if (!writer) return writer.refusals();
    if (!replaces) writer->keep_existing();
    constexpr std::array<std::string_view, 1> count{"runs"};
    const auto all = static_cast<std::uint32_t>(RowCursor(first, "sweep", count)[0]);
    for (std::size_t table = 0; table < first.tables().size(); ++table) {
        const bool of_runs = first.tables()[table].name == "runs", of_failures = first.tables()[table].name == "failures";
        if (!of_runs && !of_failures) { // the same in every shard
            const auto frame = first.read(table, 0, first.rows(table));
            if (!frame) return frame.refusals();
            if (const auto added = writer->append(table, *frame); !added) return added.refusals();
            continue;
        }
        std::uint32_t next = 0, missing = 0, first_missing = 0;
        const auto merged = merge_table(files, table, *writer, [&](std::uint32_t run) -> Outcome<Done> {
            if (of_failures) return Done{};
            if (run < next) return Refusal{out, 0, 0, "run " + std::to_string(run) + " is in two of these files; give each shard once"};
            if (run > next && missing == 0) first_missing = next;
            missing += run - next;
            next = run + 1;
            return Done{};
        });
        if (!merged) return merged.refusals();
        if (of_failures) continue;
        if (next < all && missing == 0) first_missing = next;
        missing += all - std::min(next, all);
        if (missing > 0)
            return Refusal{out, 0, 0, counted(missing, "run", "runs") + " of " + grouped(all) + (missing == 1 ? " is" : " are") + " in none of these files, the first being run " + std::to_string(first_missing) + ", so that the whole would be no fair sample; give the files of all shards"};
    }
    return writer->finish();
}

} // namespace dyad
