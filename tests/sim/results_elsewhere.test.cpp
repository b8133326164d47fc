// Results files elsewhere: Python's h5py and R's hdf5r read them, names, labels, units, codes and values.
#include "tests/catch.hpp"
#include "tests/sim/results_samples.hpp"

#include <cstdlib>

using namespace dyad;
using namespace dyad::samples;

namespace {

bool succeeds(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

constexpr const char* python = R"(
import sys, h5py
with h5py.File(sys.argv[1], "r") as f:
    assert f.attrs["format"] == 1 and f.attrs["seed"] == 7, dict(f.attrs)
    assert f.attrs["scenario"] == 'title = "Zwölf Kinder"\n'
    assert f.attrs["settings"].tolist() == [["plasticity.adult_floor", "0.1"], ["run.seed", "7"]]
    assert len(f.attrs["digest"]) == 32
    assert sorted(f) == ["care", "empty", "observed", "persons"]
    assert f["persons"].attrs["label"] == "one row per person"
    persons = f["persons"]
    assert persons["person"].dtype == "uint32" and persons["lineage"].dtype == "uint64"
    assert persons["reactivity"].attrs["unit"] == "SD"
    assert persons["person"][:].tolist() == list(range(10000))
    assert persons["reactivity"][9999] == 9999 * 0.25 and persons["reactivity"][7] != persons["reactivity"][7]
    ssp = f["observed/ssp_class"]
    assert ssp.attrs["codes"].tolist() == ["1 = A", "2 = B", "4 = D = disorganised"]
    assert ssp[:4].tolist() == [1, 2, 4, 1]
    assert f["care/role"].asstr()[:3].tolist() == ["", "Großmutter 1", "Großmutter 2"]
    assert f["empty/person"].shape == (0,)
)";

constexpr const char* r = R"(
library(hdf5r)
f <- H5File$new(commandArgs(TRUE)[1], mode = "r")
stopifnot(h5attr(f, "format") == 1, h5attr(f, "seed") == 7, nchar(h5attr(f, "digest")) == 32)
stopifnot(identical(h5attr(f[["observed/ssp_class"]], "codes"), c("1 = A", "2 = B", "4 = D = disorganised")))
stopifnot(h5attr(f[["persons/reactivity"]], "unit") == "SD", h5attr(f[["persons"]], "label") == "one row per person")
stopifnot(identical(as.integer(f[["observed/ssp_class"]][1:4]), c(1L, 2L, 4L, 1L)))
stopifnot(all(f[["persons/person"]][] == 0:9999), f[["persons/reactivity"]][10000] == 9999 * 0.25)
stopifnot(f[["care/role"]][2] == "Gro\u00dfmutter 1")
f$close_all()
empty <- H5File$new(commandArgs(TRUE)[2], mode = "r")
stopifnot(h5attributes(empty)$format == 1, length(empty[["persons/person"]][]) == 0)
empty$close_all()
)";

} // namespace

TEST_CASE("h5py reads names, labels, units, codes and values") {
    if (!succeeds("/usr/bin/python3 -c 'import h5py'")) {
        WARN("skipped: /usr/bin/python3 has no h5py (install python3-h5py)");
        return;
    }
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "x.h5", 10000, 10000)) == "");
    write_bytes(folder / "read.py", std::as_bytes(std::span{std::string_view(python)}));
    CHECK(std::system(("/usr/bin/python3 " + (folder / "read.py") + " " + (folder / "x.h5")).c_str()) == 0);
}

TEST_CASE("hdf5r reads names, labels, units, codes and values") {
    if (!succeeds("Rscript -e 'library(hdf5r)'")) {
        WARN("skipped: Rscript has no hdf5r (install r-cran-hdf5r)");
        return;
    }
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "x.h5", 10000, 10000)) == "");
    REQUIRE(why_not(write_sample(folder / "empty.h5", 0, 1, {})) == "");
    write_bytes(folder / "read.R", std::as_bytes(std::span{std::string_view(r)}));
    CHECK(std::system(
              ("Rscript " + (folder / "read.R") + " " + (folder / "x.h5") + " " + (folder / "empty.h5")).c_str()) == 0);
}
