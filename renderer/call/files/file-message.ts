/** What is said of files on the control channel. The bytes go by another: see file-frames.ts. */
import { z } from 'zod';

/** 16 TiB: piece numbers still fit into 32 bits. */
export const MAX_FILE_SIZE = 2 ** 44;
export const MAX_FILE_NAME_LENGTH = 200;
/** Of the preview as base64: an offer is to fit into one sealed message. */
export const MAX_THUMBNAIL_LENGTH = 10_000;
/** A week: an offer is no older. */
const MAX_AGE_MS = 604_800_000;

export const offeredFile = z.strictObject({
  id: z.uuid(),
  /** To be cleaned before anything is done with it. */
  name: z.string().min(1).max(MAX_FILE_NAME_LENGTH),
  /** Bytes. */
  size: z.int().min(0).max(MAX_FILE_SIZE),
  /** As the sender's browser names it; empty when it does not know. */
  mediaType: z
    .string()
    .max(100)
    .regex(/^$|^[\w.+-]+\/[\w.+-]+$/),
});

export const fileMessages = [
  /** Somebody offers a file. Whoever comes later is told the same, with its age in milliseconds. */
  z.strictObject({
    type: z.literal('file'),
    ...offeredFile.shape,
    /** A JPEG as base64. */
    thumbnail: z
      .string()
      .max(MAX_THUMBNAIL_LENGTH)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/)
      .optional(),
    age: z.int().min(0).max(MAX_AGE_MS),
  }),
  z.strictObject({ type: z.literal('file-withdrawn'), id: z.uuid() }),
  /** The receiver has all of it, and it is what was offered. */
  z.strictObject({ type: z.literal('file-received'), id: z.uuid() }),
] as const;

export type OfferedFile = z.infer<typeof offeredFile>;
export type FileMessage = z.infer<(typeof fileMessages)[number]>;
export type FileAnnouncement = Extract<FileMessage, { type: 'file' }>;
