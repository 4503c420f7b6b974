/**
 * Listens for one person's tones and tells each change from one to the next: that is sound which had not been played
 * before. What a receiver makes up while nothing arrives stretches the last tone or fades, and changes nothing.
 */
const WINDOW_SAMPLES = 960;
/** The tone's share of all that is heard. */
const LEAST_SHARE = 0.25;
/** Mean square; full loudness is 0.5. */
const LEAST_POWER = 1e-5;

class VoiceListener extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    this.tones = processorOptions.tones;
    this.window = new Float32Array(WINDOW_SAMPLES);
    this.filled = 0;
    this.last = -1;
  }

  process([input]) {
    const samples = input[0] ?? new Float32Array(128);
    for (const sample of samples) {
      this.window[this.filled] = sample;
      this.filled += 1;
      if (this.filled === WINDOW_SAMPLES) this.listen();
    }
    return true;
  }

  listen() {
    this.filled = 0;
    let power = 0;
    for (const sample of this.window) power += sample * sample;
    power /= WINDOW_SAMPLES;
    const shares = this.tones.map((hertz) => tonePower(this.window, hertz) / power);
    const strongest = shares.indexOf(Math.max(...shares));
    if (power < LEAST_POWER || !(shares[strongest] > LEAST_SHARE) || strongest === this.last) return;
    this.last = strongest;
    this.port.postMessage(currentTime * 1000);
  }
}

/** Mean square of one frequency (Goertzel). */
function tonePower(samples, hertz) {
  const step = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + step * one - two, one];
  return (2 * (one * one + two * two - step * one * two)) / (samples.length * samples.length);
}

registerProcessor('voice-listener', VoiceListener);
