# Rival: p-values and exceedance scores of farringtonFlexible, a line of each, for series read from the standard input.
# A line is: the places asked for, a semicolon, the counts of all weeks, numbers apart by spaces.
# Places are counted from 1. The settings are those of Noufaily et al. (2013), without a least number of cases.
suppressMessages(library(surveillance))
lines <- readLines(file("stdin"))
for (line in lines) {
  halves <- strsplit(line, ";", fixed = TRUE)[[1]]
  places <- as.integer(strsplit(trimws(halves[1]), " ")[[1]])
  counts <- as.integer(strsplit(trimws(halves[2]), " ")[[1]])
  series <- sts(observed = matrix(counts, ncol = 1), start = c(1989, 1), frequency = 52)
  asked <- list(
    range = places, b = 5, w = 3, reweight = TRUE, weightsThreshold = 2.58, noPeriods = 10,
    pastWeeksNotIncluded = 26, trend = TRUE, pThresholdTrend = 1, thresholdMethod = "nbPlugin",
    alpha = 0.05, limit54 = c(0, 4), glmWarnings = FALSE, verbose = FALSE
  )
  found <- suppressWarnings(farringtonFlexible(series, control = asked))
  cat(format(as.vector(found@control$pvalue), digits = 10), "\n")
  cat(format(as.vector(found@control$score), digits = 10), "\n")
}
