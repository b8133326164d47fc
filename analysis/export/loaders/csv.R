# Reads these tables in base R: codes as factors, missing values as NA, labels and units as attributes.
#
#   source("FOLDER/load.R")
#   tables <- load_tables("FOLDER")
#   table(tables$@TABLE@$@FIELD@)
#   attr(tables$@TABLE@$@FIELD@, "label")
#
# Numbers of 64 bits stay texts, since R's numbers are exact only up to 53 bits.

dictionary <- @DICTIONARY@

load_tables <- function(folder = ".") {
  as_declared <- function(column, field) {
    column <- switch(field$kind,
                     code = factor(column, levels = unique(field$values)),
                     whole = as.numeric(column),
                     real = as.numeric(column),
                     column)
    attr(column, "label") <- field$label
    if (field$unit != "") attr(column, "units") <- field$unit
    column
  }
  lapply(dictionary, function(table) {
    path <- file.path(folder, table$file)
    if (!file.exists(path)) stop("there is no file ", path, "; give load_tables() the folder of the export")
    columns <- read.csv(path, colClasses = "character", na.strings = character(0), check.names = FALSE,
                        encoding = "UTF-8")
    for (name in names(table$fields)) columns[[name]] <- as_declared(columns[[name]], table$fields[[name]])
    attr(columns, "label") <- table$label
    columns
  })
}
