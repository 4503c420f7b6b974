/** A microphone of which little but voices is left: RNNoise (Xiph), in an audio worklet. */
import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import url from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';

/** What RNNoise was trained with; the browser converts. */
const SAMPLE_RATE_HZ = 48_000;
const LOADING_TIMEOUT_MS = 10_000;
const LOOK_EVERY_MS = 20;

export class QuietVoice {
  /** What is left. */
  readonly track: MediaStreamTrack;
  readonly #context: AudioContext;
  readonly #filter: RnnoiseWorkletNode;

  /**
   * Settles when it lets voices through; rejects when it cannot be loaded.
   * @param microphone stays the caller's
   */
  static async open(microphone: MediaStreamTrack): Promise<QuietVoice> {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
    try {
      const [wasmBinary] = await Promise.all([
        loadRnnoise({ url, simdUrl }),
        context.audioWorklet.addModule(workletUrl),
        // Before the person has touched the page this waits until they do.
        context.resume(),
      ]);
      const filter = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
      await untilItAnswers(context, filter);
      return new QuietVoice(context, filter, microphone);
    } catch (error) {
      void context.close();
      throw error;
    }
  }

  private constructor(context: AudioContext, filter: RnnoiseWorkletNode, microphone: MediaStreamTrack) {
    this.#context = context;
    this.#filter = filter;
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    context
      .createMediaStreamSource(new MediaStream([microphone]))
      .connect(filter)
      .connect(destination);
    const [track] = destination.stream.getAudioTracks();
    if (!track) throw new Error('no track comes out of an audio context');
    this.track = track;
  }

  /** The microphone itself goes on. */
  close(): void {
    this.#filter.destroy();
    this.track.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}

/** The worklet does not say when it has loaded: before that it is silent. So it is given a tone, which nobody hears. */
async function untilItAnswers(context: AudioContext, filter: AudioNode): Promise<void> {
  const tone = new OscillatorNode(context, { frequency: 300 });
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  // Without a way to the destination nothing is computed.
  const nothing = new GainNode(context, { gain: 0 });
  tone.connect(filter).connect(analyser).connect(nothing).connect(context.destination);
  tone.start();
  const samples = new Float32Array(analyser.fftSize);
  const deadline = performance.now() + LOADING_TIMEOUT_MS;
  try {
    while (samples.every((sample) => sample === 0)) {
      if (performance.now() > deadline) throw new Error('the worklet stays silent');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      analyser.getFloatTimeDomainData(samples);
    }
  } finally {
    tone.stop();
    for (const node of [tone, filter, analyser, nothing]) node.disconnect();
  }
}
