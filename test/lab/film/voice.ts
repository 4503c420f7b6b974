import { writeFileSync } from 'node:fs';

const SAMPLE_RATE = 48_000;
const TONES = 6;
/** Tones that last are taken for noise and suppressed; speech changes about that fast. */
export const TONE_MS = 60;
const REPEATS = 30;
const LOWEST_HZ = 400;
const STEP_HZ = 75;
const VOICES = 8;
const LOUDNESS = 0.3;
/** A tone begins and ends softly, so that it does not click. */
const FADE_SAMPLES = 96;
const WAV_HEADER_BYTES = 44;

/** The tones that a person's voice goes through, over and over; no two persons share one. In hertz. */
export function voiceTones(person: number): number[] {
  return Array.from({ length: TONES }, (_, tone) => LOWEST_HZ + (tone * VOICES + person) * STEP_HZ);
}

/** Writes a sound (WAV, mono) for Chromium's fake microphone, which plays it in a loop. */
export function writeVoice(path: string, person: number): void {
  const toneSamples = (SAMPLE_RATE * TONE_MS) / 1_000;
  const tones = Array.from({ length: REPEATS }, () => voiceTones(person)).flat();
  const data = Buffer.alloc(tones.length * toneSamples * 2);
  for (const [index, hertz] of tones.entries()) {
    for (let sample = 0; sample < toneSamples; sample += 1) {
      const fade = Math.min(1, sample / FADE_SAMPLES, (toneSamples - sample) / FADE_SAMPLES);
      const value = Math.sin((2 * Math.PI * hertz * sample) / SAMPLE_RATE) * LOUDNESS * fade;
      data.writeInt16LE(Math.round(value * 32_767), (index * toneSamples + sample) * 2);
    }
  }
  writeFileSync(path, Buffer.concat([wavHeader(data.length), data]));
}

/** RIFF WAVE, PCM of 16 bits, one channel. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
