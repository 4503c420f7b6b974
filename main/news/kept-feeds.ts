/** What is kept of each feed, so that Home has headlines at once and feeds send only what is new. */
import { z } from 'zod';

const headline = z.object({
  title: z.string().max(300),
  url: z.string().max(2_000).startsWith('https:').optional(),
  at: z.number().optional(),
});

const entry = z.object({
  title: z.string().max(300),
  headlines: z.array(headline).max(20),
  /** When it was asked last, and answered with a feed or that nothing is new. */
  readAt: z.number(),
  etag: z.string().max(1_000).optional().catch(undefined),
  lastModified: z.string().max(200).optional().catch(undefined),
});

export type KeptFeed = z.infer<typeof entry>;

/** By the feed's address. */
export type NewsCache = { read(): Map<string, KeptFeed>; write(feeds: ReadonlyMap<string, KeptFeed>): void };

/** A damaged entry is asked for anew. */
export function keptFeeds(stored: unknown): Map<string, KeptFeed> {
  const entries = Object.entries(typeof stored === 'object' && stored !== null ? stored : {});
  return new Map(
    entries.flatMap(([url, one]) => {
      const parsed = entry.safeParse(one);
      return parsed.success ? [[url, parsed.data] as const] : [];
    }),
  );
}
