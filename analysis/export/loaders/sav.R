# Reads these SPSS files with haven: codes as factors, missing values as NA, labels as attributes.
#
#   source("FOLDER/load.R")
#   tables <- load_tables("FOLDER")
#   table(tables$@TABLE@$@FIELD@)
#
# load_tables("FOLDER", as_stored = TRUE) keeps what haven reads: why a value is missing stays, as a user-missing value.

load_tables <- function(folder = ".", as_stored = FALSE) {
  if (!requireNamespace("haven", quietly = TRUE))
    stop("haven is needed to read SPSS files; install.packages(\"haven\"), or r-cran-haven on Debian and Ubuntu")
  paths <- list.files(folder, pattern = "\\.sav$", full.names = TRUE)
  if (length(paths) == 0) stop("there are no .sav files in ", folder, "; give load_tables() the folder of the export")
  plain <- function(column) {
    if (!haven::is.labelled(column)) return(column)
    label <- attr(column, "label", exact = TRUE)
    labels <- attr(column, "labels", exact = TRUE)
    missing <- attr(column, "na_range", exact = TRUE)
    if (length(missing) == 2) labels <- labels[labels < missing[1] | labels > missing[2]]
    values <- as.vector(haven::zap_labels(haven::zap_missing(column)))
    column <- if (length(labels) > 0) factor(values, levels = labels, labels = names(labels)) else values
    attr(column, "label") <- label
    column
  }
  tables <- lapply(paths, function(path) {
    columns <- haven::read_sav(path, user_na = TRUE)
    if (!as_stored) columns[] <- lapply(columns, plain)
    columns
  })
  names(tables) <- sub("\\.sav$", "", basename(paths))
  tables
}
