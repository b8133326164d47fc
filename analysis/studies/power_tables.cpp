// Power as tables: long, a row for each theory, size and analysis.
#include "analysis/studies/study_tables.hpp"

#include "analysis/studies/table_fields.hpp"

namespace dyad {

namespace {

using namespace table_fields;

std::vector<Field> fields_of_size() { return {whole("participants", "Participants of a study"), whole("waves", "Waves that are held")}; }

std::vector<Field> interval_fields(const std::string& name, const std::string& label) {
    return {real(name, label), real(name + "_low", label + ": lower end of its 95 % interval of the simulation"), real(name + "_high", label + ": upper end")};
}

void append(std::vector<Field>& fields, std::vector<Field> more) {
    for (Field& field : more) fields.push_back(std::move(field));
}

void put(Frame& frame, std::size_t& field, const Estimate& estimate) {
    for (const double value : {estimate.value, estimate.low, estimate.high}) frame.put(field++, value);
}

void put(Frame& frame, std::size_t& field, const MonteCarlo& found) {
    frame.put(field++, found.value);
    frame.put(field++, found.error);
}

std::vector<Field> power_fields() {
    std::vector<Field> fields{text("theory", "What is held to be true; empty where the study names no theories"), text("analysis", "Its name"), text("estimate", "What is estimated")};
    append(fields, fields_of_size());
    append(fields, {whole("studies", "Studies that were simulated"), whole("failed", "Studies in which the analysis could not be done"),
                    real("population", "What it gives for everybody who could be recruited, with nobody and nothing lost"), real("without_error", "The same by the true states behind the scores")});
    append(fields, interval_fields("power", "Share of studies with p below .05"));
    append(fields, {real("mean", "Mean estimate"), real("mean_error", "Its Monte-Carlo standard error"), real("bias", "Mean estimate less the population's value"), real("bias_error", "Its Monte-Carlo standard error"),
                    real("rmse", "Root of the mean squared difference from the population's value"), real("rmse_error", "Its Monte-Carlo standard error"), real("spread", "Standard deviation of the estimates"), real("mean_standard_error", "Mean of the standard errors that studies report")});
    append(fields, interval_fields("coverage", "Share of 95 % intervals that hold the population's value"));
    append(fields, interval_fields("wrong_sign", "Of the significant estimates, share with the wrong sign"));
    append(fields, {real("exaggeration", "Mean size of significant estimates over the population's value"), real("exaggeration_error", "Its Monte-Carlo standard error"), real("mean_n", "Mean number of participants with every score it needs")});
    return fields;
}

} // namespace

std::string text_of_analysis(const StudyAnalysis& analysis) {
    std::string text = analysis.of.text;
    if (!analysis.with.empty()) text += ", with " + analysis.with.text;
    if (!analysis.by.empty()) text += ", by " + analysis.by.text;
    for (std::size_t k = 0; k < analysis.given.size(); ++k) text += (k == 0 ? ", given " : ", ") + analysis.given[k].text;
    return text;
}

std::vector<FrameFormat> power_tables() {
    std::vector<Field> needed{text("theory", "What is held to be true"), text("analysis", "Its name"), real("target", "Power that is wanted"), text("found", "yes; above or below: the number lies beyond the sizes that were tried; untested: there is no test"), real("participants", "Participants that reach it"), real("low", "Lower end of its 95 % interval of the simulation"), real("high", "Upper end")};
    append(needed, interval_fields("power", "Power in studies of that size, done anew"));
    std::vector<Field> apart = fields_of_size();
    append(apart, {text("analysis", "By which analysis; all: by all together")});
    append(apart, interval_fields("right", "Share of studies whose theory is named rightly"));
    return {{"power", "one row per theory, size and analysis: what becomes of it in many studies", power_fields()},
            {"needed", "one row per theory and analysis: how many participants reach the power that is wanted", std::move(needed)},
            {"apart", "one row per size and analysis: how well the theories are told apart", std::move(apart)}};
}

Frame power_frame(const StudyProtocol& protocol, const std::vector<PowerRow>& rows) {
    Frame frame(power_fields().size());
    for (const PowerRow& row : rows) {
        std::size_t field = 0;
        const PowerSummary& summary = row.summary;
        frame.put_text(field++, protocol.theories[row.theory].name);
        frame.put_text(field++, protocol.analyses[row.analysis].name);
        frame.put_text(field++, name_of(protocol.analyses[row.analysis].kind));
        frame.put(field++, row.size.participants);
        frame.put(field++, static_cast<std::uint32_t>(row.size.waves));
        frame.put(field++, summary.studies);
        frame.put(field++, summary.failed);
        frame.put(field++, summary.population);
        frame.put(field++, row.without_error);
        put(frame, field, summary.power);
        for (const MonteCarlo& found : {summary.mean, summary.bias, summary.rmse}) put(frame, field, found);
        frame.put(field++, summary.spread);
        frame.put(field++, summary.mean_error);
        put(frame, field, summary.coverage);
        put(frame, field, summary.wrong_sign);
        put(frame, field, summary.exaggeration);
        frame.put(field++, summary.mean_n);
        frame.end_row();
    }
    return frame;
}

Frame needed_frame(const StudyProtocol& protocol, const std::vector<NeededRow>& rows) {
    Frame frame(10);
    for (const NeededRow& row : rows) {
        using Found = NeededParticipants::Found;
        std::size_t field = 0;
        frame.put_text(field++, protocol.theories[row.theory].name);
        frame.put_text(field++, protocol.analyses[row.analysis].name);
        frame.put(field++, row.target);
        frame.put_text(field++, row.needed.found == Found::yes ? "yes" : row.needed.found == Found::above ? "above"
                                                                     : row.needed.found == Found::below   ? "below"
                                                                                                          : "untested");
        for (const double value : {row.needed.participants, row.needed.low, row.needed.high}) frame.put(field++, value);
        put(frame, field, row.needed.reached);
        frame.end_row();
    }
    return frame;
}

Frame apart_frame(const StudyProtocol& protocol, const std::vector<ApartRow>& rows) {
    Frame frame(6);
    for (const ApartRow& row : rows) {
        std::size_t field = 0;
        frame.put(field++, row.size.participants);
        frame.put(field++, static_cast<std::uint32_t>(row.size.waves));
        frame.put_text(field++, row.analysis < protocol.analyses.size() ? protocol.analyses[row.analysis].name : "all");
        put(frame, field, row.right);
        frame.end_row();
    }
    return frame;
}

} // namespace dyad
