/** A short soft tone on the chosen speaker, made here: nothing to load. Settles when it has been played. */
const NOTES_HZ = [523.25, 659.25];
const NOTE_S = 0.28;
/** −18 dBFS: clearly heard, startles nobody. */
const GAIN = 0.125;

/** Not in TypeScript's DOM library yet: https://webaudio.github.io/web-audio-api/#dom-audiocontext-setsinkid */
type WithSink = AudioContext & { setSinkId(id: string): Promise<void> };

export async function playTestTone(speakerId: string | undefined): Promise<void> {
  const context = new AudioContext();
  try {
    if (speakerId !== undefined && hasSink(context)) await context.setSinkId(speakerId);
    await Promise.all(NOTES_HZ.map((frequency, index) => playNote(context, frequency, index * NOTE_S)));
  } finally {
    await context.close();
  }
}

function playNote(context: AudioContext, frequency: number, delayS: number): Promise<void> {
  const begin = context.currentTime + delayS;
  const end = begin + NOTE_S;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(GAIN, begin + 0.02);
  gain.gain.linearRampToValueAtTime(0, end);
  const tone = new OscillatorNode(context, { frequency });
  tone.connect(gain).connect(context.destination);
  tone.start(begin);
  tone.stop(end);
  return new Promise((resolve) => tone.addEventListener('ended', () => resolve(), { once: true }));
}

function hasSink(context: AudioContext): context is WithSink {
  return 'setSinkId' in context;
}
