// One seed's measurements: its files are read one after the other, and each subject takes its rows.
#include "analysis/score/protocol.hpp"

#include "sim/results/results.hpp"

namespace dyad {

namespace {

Outcome<Histories> histories_in(const ProtocolFile& run) {
    const auto file = ResultsFile::open(run.path);
    if (!file) return file.refusals();
    return Histories::read(*file, run.months);
}

} // namespace

Outcome<Measurements> measure_protocol(const ProtocolFiles& files) {
    Measurements rows;
    const auto main = histories_in(files.main);
    if (!main) return main.refusals();
    measure_infancy(*main, rows);
    measure_generations(*main, rows);
    measure_adults(*main, rows);
    measure_couples(*main, rows);
    {
        const auto therapy = histories_in(files.therapy);
        if (!therapy) return therapy.refusals();
        measure_therapy(*main, *therapy, rows);
    }
    const auto adversity = histories_in(files.adversity), training = histories_in(files.training);
    const auto maltreated = histories_in(files.maltreated), institution = histories_in(files.institution);
    for (const auto* one : {&adversity, &training, &maltreated, &institution})
        if (!*one) return one->refusals();
    measure_circumstances(*adversity, *training, *maltreated, *institution, rows);
    return rows;
}

} // namespace dyad
