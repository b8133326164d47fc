# Holds SPSS and Stata files against the CSV export of the same results file, as haven reads them.
#
# Rscript export.R CSV_FOLDER SAV_FOLDER DTA_FOLDER PSYCH_DS_FOLDER
suppressPackageStartupMessages(library(haven))
folders <- commandArgs(trailingOnly = TRUE)
load_from <- function(folder, place = "") {
  here <- new.env()
  sys.source(file.path(folder, place, "load.R"), here)
  here$load_tables(folder)
}
csv <- load_from(folders[1])
others <- list(sav = load_from(folders[2]), dta = load_from(folders[3]), psych_ds = load_from(folders[4], "analysis"))
as_plain <- function(column) if (is.factor(column)) as.character(column) else as.vector(column)
compared <- 0
for (format in names(others)) {
  stopifnot(setequal(names(others[[format]]), names(csv)))
  for (table in names(csv)) {
    read <- others[[format]][[table]]
    stopifnot(nrow(read) == nrow(csv[[table]]))
    for (field in names(read)) {
      place <- match(field, names(csv[[table]]))
      if (is.na(place)) place <- match(field, gsub(".", "_", names(csv[[table]]), fixed = TRUE)) # Stata has no dots
      here <- csv[[table]][[place]]
      same <- all.equal(as_plain(read[[field]]), as_plain(here), tolerance = 1e-7)
      if (!isTRUE(same)) stop(format, " ", table, "$", field, ": ", paste(same, collapse = "; "))
      if (is.factor(here)) stopifnot(is.factor(read[[field]]), identical(levels(read[[field]]), levels(here)))
      compared <- compared + 1
    }
  }
}
cat(compared, "columns of SPSS, Stata and Psych-DS files are those of the CSV files\n")

if (!"observed" %in% names(csv)) quit()
reason <- as.character(csv$observed$ssp_class_missing)
words <- c("not given", "dropped out", "not codable", "not applicable")
sav <- read_sav(file.path(folders[2], "observed.sav"), user_na = TRUE)
stopifnot(identical(attr(sav$ssp_class, "na_range"), c(-99, -96)))
stopifnot(identical(names(attr(sav$ssp_class, "labels")), c("A", "B", "C", "D", words)))
stopifnot(identical(unname(attr(sav$ecr_anxiety, "labels")), c(-99, -98, -97, -96)))
as_read <- as.vector(unclass(sav$ssp_class))
stopifnot(identical(words[as_read[!is.na(reason)] + 100], reason[!is.na(reason)]), all(as_read[is.na(reason)] > 0))
stopifnot(attr(sav$age, "label") == "age at assessment [year]", is.character(read_sav(file.path(folders[2], "persons.sav"))$lineage))
dta <- read_dta(file.path(folders[3], "observed.dta"))
tags <- na_tag(dta$ssp_class)
stopifnot(identical(words[match(tags[!is.na(reason)], letters)], reason[!is.na(reason)]), all(is.na(tags[is.na(reason)])))
stopifnot(identical(names(attr(dta$ssp_class, "labels")), c("A", "B", "C", "D", words)))
stopifnot(identical(na_tag(attr(dta$ecr_anxiety, "labels")), c("a", "b", "c", "d")))
cat("R shows labels and missing codes:\n")
print(table(as_factor(sav$ssp_class)))
print(attr(dta$ssp_class, "labels"))
