/** Setting a PDF document occupies the server for a good part of a second: nobody reads more than one a second. */
export const pdfLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Streams of one session that stay open at the same time: as many as somebody has windows. */
export const mostStreams = 20;

/** What somebody is writing, in bytes: longer than any note of ours. */
export const largestDraft = 256 * 1024;

/** Drafts of one person; the oldest go when there are more. */
export const mostDrafts = 200;
