/** https://webaudio.github.io/web-audio-api/#dom-audiocontextoptions-sinkid, not in TypeScript's DOM types yet. */
const SILENT: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };

/** Loudness of one track, measured when asked. */
export class LevelMeter {
  // Without a sink no output stream is opened: nothing is ever played here. Older engines ignore the option.
  readonly #context = new AudioContext(SILENT);
  readonly #analyser = this.#context.createAnalyser();
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #track: MediaStreamTrack;

  /** Takes a clone of the track: it lives as long as the meter. */
  constructor(track: MediaStreamTrack) {
    this.#track = track.clone();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(new MediaStream([this.#track])).connect(this.#analyser);
    // Made before the person has touched the page it starts suspended.
    void this.#context.resume().catch(() => undefined);
  }

  /** Root mean square of the last 1024 samples, 0…1. */
  level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    return Math.sqrt(sum / this.#samples.length);
  }

  /** Before the person has touched the page it may be deaf. */
  get isListening(): boolean {
    return this.#context.state === 'running';
  }

  close(): void {
    this.#track.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
