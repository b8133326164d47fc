# what: the scorecard counts numbers in place of studies
# file: analysis/evidence/scorecard.cpp
# test: tests/analysis/scorecard.test.cpp
# case: studies are counted*
s/static_cast<double>(study.agree) \/ static_cast<double>(study.all)/static_cast<double>(study.agree)/
