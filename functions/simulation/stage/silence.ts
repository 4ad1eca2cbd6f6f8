/** Handlers log and measure as on Lambda; of a simulation nobody reads that. To be imported before them. */
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
