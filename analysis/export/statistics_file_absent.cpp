// The stand-in for SPSS and Stata files in programs that were built without ReadStat.
#include "analysis/export/statistics_file.hpp"

namespace dyad {

bool can_write_statistics_files() { return false; }

Outcome<Delivery> write_statistics_file(const ResultsFile&, const ExportPlan&, const ExportedTable&, const TextSink&) {
    return Refusal{"dyad", 0, 0,
                   "SPSS and Stata files are written through ReadStat, which was not there when this program was built; install it "
                   "(Debian and Ubuntu: libreadstat-dev) and build again, or export as csv, which R and Python read with labels"};
}

} // namespace dyad
