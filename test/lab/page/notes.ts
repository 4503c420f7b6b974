/** Milliseconds since the epoch: one clock for all hosts of a lab, as they are on one machine. */
export type At = number;

/** What a person at one page has noticed, from the page's beginning. */
export type Notes = {
  /** By name: when each new picture of that person was shown. */
  readonly pictures: Record<string, At[]>;
  /** By name: when their voice went on. */
  readonly voices: Record<string, At[]>;
  /** By name: pictures of somebody else in that person's tile. */
  readonly mistaken: Record<string, number>;
  /** By the tile's name: when a picture of a screen was shown. */
  readonly screens: Record<string, At[]>;
  /** The names on the others' tiles, at every change. */
  readonly tiles: { readonly at: At; readonly names: readonly string[] }[];
  /** What a tile says of the connection, at every change. */
  readonly connections: { readonly at: At; readonly name: string; readonly connection: string }[];
  /** Whether the page says that the server is unreachable, at every change. */
  readonly server: { readonly at: At; readonly isLost: boolean }[];
  /** Messages as they appeared, own ones too. */
  readonly messages: { readonly at: At; readonly text: string }[];
  /** Messages as they were typed here. */
  readonly typed: { readonly at: At; readonly text: string }[];
  /** Buttons that somebody pressed. */
  readonly clicks: At[];
};

export type LabWindow = {
  readonly notes: Notes;
  /** Types a numbered message into the chat at every interval; returns its end. */
  typeEvery(intervalMs: number): void;
  stopTyping(): void;
};

declare global {
  interface Window {
    lab?: LabWindow;
  }
  /** Chromium's own; TypeScript knows none of it. https://www.w3.org/TR/mediacapture-transform/ */
  class MediaStreamTrackProcessor {
    constructor(init: { track: MediaStreamTrack });
    readonly readable: ReadableStream<AudioData | VideoFrame>;
  }
}
