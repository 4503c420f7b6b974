import { afterEach, expect, test, vi } from 'vitest';
import { Sounds } from '../../../../renderer/views/call/sounds.ts';

const open: AudioContext[] = [];
class Watched extends AudioContext {
  readonly oscillators: OscillatorNode[] = [];

  constructor() {
    super();
    open.push(this);
  }

  override createOscillator(): OscillatorNode {
    const made = super.createOscillator();
    this.oscillators.push(made);
    return made;
  }
}

afterEach(() => vi.unstubAllGlobals());

test('each cue is played to its end, and in between the sound system is left alone', async () => {
  vi.stubGlobal('AudioContext', Watched);
  const sounds = new Sounds();
  for (const cue of ['joined', 'left'] as const) {
    const ended = vi.fn();
    sounds.play(cue, undefined);
    const context = open[0] as Watched;
    await vi.waitFor(() => expect(context.oscillators).toHaveLength(2));
    for (const tone of context.oscillators) tone.addEventListener('ended', ended);
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(2), 5_000);
    await vi.waitFor(() => expect(context.state).toBe('suspended'), 5_000);
    context.oscillators.length = 0;
  }
  sounds.close();
  await vi.waitFor(() => expect(open[0]?.state).toBe('closed'));
  expect(open).toHaveLength(1);
});
