// From scripts to pictures to files.
#include "sim/commands/figures_folder.hpp"

#include "analysis/figures/drawing_programs.hpp"
#include "analysis/figures/figure_files.hpp"
#include "sim/commands/passing_folder.hpp"
#include "sim/results/unseen_folder.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/workers.hpp"

#include <fstream>
#include <span>

namespace dyad {

namespace {

constexpr const char* how_to_install = "install it (Debian and Ubuntu: sudo apt-get install ";

Outcome<Done> put_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) return Done{};
    return Refusal{path, 0, 0, "cannot be written; is the disk of temporary files full?"};
}

std::string bytes_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Programs {
    std::string gnuplot = program_in_path("gnuplot"), converter = program_in_path("rsvg-convert");
};

/// The files of one picture, by the programs that are there.
Outcome<std::vector<FileBytes>> draw_one(const Picture& picture, const Programs& programs, const std::string& folder) {
    std::vector<FileBytes> files;
    if (const auto drawn = call(programs.gnuplot, {picture.stem + ".gp"}, folder); !drawn) return drawn.refusals();
    const std::string svg = readable_svg(bytes_in(folder + "/" + picture.stem + ".svg"), *picture.content);
    files.emplace_back(picture.stem + ".svg", svg);
    if (programs.converter.empty()) return files;
    if (const auto put = put_file(folder + "/" + picture.stem + ".svg", svg); !put) return put.refusals();
    const std::vector<std::vector<std::string>> conversions{{"-z", "2", picture.stem + ".svg", "-o", picture.stem + ".png"},
                                                            {"-f", "pdf", picture.stem + ".svg", "-o", picture.stem + ".pdf"}};
    for (const auto& conversion : conversions) {
        if (const auto converted = call(programs.converter, conversion, folder); !converted) return converted.refusals();
        files.emplace_back(conversion.back(), bytes_in(folder + "/" + conversion.back()));
    }
    return files;
}

} // namespace

Outcome<std::string> draw_pictures(const std::vector<Picture>& pictures, std::vector<FileBytes>& files, unsigned threads, const std::atomic<bool>& stop) {
    const Programs programs;
    if (programs.gnuplot.empty())
        return std::string("gnuplot is not there, so that no pictures were drawn; ") + how_to_install +
               "gnuplot-nox librsvg2-bin), then run the same command again, or `gnuplot NAME.gp` in the folder";
    const PassingFolder folder;
    if (folder.path().empty()) return Refusal{"", 0, 0, "no folder for temporary files can be made; is TMPDIR writable?"};
    for (const auto& [name, bytes] : files)
        if (const auto put = put_file(folder.path() + "/" + name, bytes); !put) return put.refusals();
    std::vector<std::vector<FileBytes>> drawn(pictures.size());
    std::vector<Refusal> refusals;
    Turns turns;
    work_through(static_cast<std::uint32_t>(pictures.size()), threads, stop, [&](std::uint32_t k) {
        auto one = draw_one(pictures[k], programs, folder.path());
        if (one) drawn[k] = std::move(*one);
        else turns.take([&] { refusals = one.refusals(); });
        return static_cast<bool>(one);
    });
    if (!refusals.empty()) return refusals;
    for (auto& some : drawn)
        for (FileBytes& file : some) files.push_back(std::move(file));
    if (programs.converter.empty())
        return std::string("rsvg-convert is not there, so that pictures are SVG only; for PNG and PDF, ") + how_to_install + "librsvg2-bin)";
    return std::string();
}

Outcome<Done> write_folder(const OutputFolder& folder, const std::vector<FileBytes>& files) {
    auto unseen = UnseenFolder::create(folder.path);
    if (!unseen) return unseen.refusals();
    for (const auto& [name, bytes] : files) {
        auto file = unseen->add_file(name);
        if (!file) return file.refusals();
        if (file->add(std::as_bytes(std::span(bytes)))) file->finish();
        if (file->error() != 0) return cannot_write(folder.path + "/" + name, file->error());
    }
    return folder.is_there ? unseen->publish_into(folder.ours) : unseen->publish();
}

} // namespace dyad
