/**
 * Listens for one person's tones and tells each change from one to the next: that is sound which had not been played
 * before. What a receiver makes up while nothing arrives stretches the last tone or fades, and changes nothing.
 */
const WINDOW_SAMPLES = 960;
/** The tone's share of all that is heard. */
const LEAST_SHARE = 0.25;
/** Mean square; full loudness is 0.5. */
const LEAST_POWER = 1e-5;

self.onmessage = ({ data: { id, sound, tones } }) => {
  const listen = listener(tones, (audioMs) => postMessage({ id, audioMs }));
  // It ends with the track.
  void sound.pipeTo(new WritableStream({ write: listen }));
};

/** @param told called with the time of each change, in milliseconds of the sound's own clock */
function listener(tones, told) {
  const window = new Float32Array(WINDOW_SAMPLES);
  let filled = 0;
  let last = -1;

  function judge(sampleRate, audioMs) {
    let power = 0;
    for (const sample of window) power += sample * sample;
    power /= WINDOW_SAMPLES;
    const shares = tones.map((hertz) => tonePower(window, hertz / sampleRate) / power);
    const strongest = shares.indexOf(Math.max(...shares));
    if (power < LEAST_POWER || !(shares[strongest] > LEAST_SHARE) || strongest === last) return;
    last = strongest;
    told(audioMs);
  }

  return (audio) => {
    const { numberOfFrames, sampleRate, timestamp } = audio;
    const samples = new Float32Array(numberOfFrames);
    audio.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    audio.close();
    for (const sample of samples) {
      window[filled] = sample;
      filled += 1;
      if (filled < WINDOW_SAMPLES) continue;
      filled = 0;
      judge(sampleRate, timestamp / 1000);
    }
  };
}

/** Mean square of one frequency (Goertzel), in turns per sample. */
function tonePower(samples, frequency) {
  const step = 2 * Math.cos(2 * Math.PI * frequency);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + step * one - two, one];
  return (2 * (one * one + two * two - step * one * two)) / (samples.length * samples.length);
}
