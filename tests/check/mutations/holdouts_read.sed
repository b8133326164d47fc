# what: a calibration reads the published numbers of holdouts
# file: analysis/evidence/findings_file.cpp
# test: tests/analysis/findings_file.test.cpp
# case: for calibration the published number*
s/if (reads_ == Reads::fit_only && finding.use != Use::fit) {/if (reads_ == Reads::fit_only \&\& false) {/
