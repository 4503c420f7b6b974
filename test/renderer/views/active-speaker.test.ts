import { expect, test } from 'vitest';
import { ActiveSpeaker } from '../../../renderer/views/stage/active-speaker.ts';

const STEP_MS = 250;

/** What is shown after each step; a voice is a row of levels, one for each step, 0 for silence. */
function shown(voices: Readonly<Record<string, readonly number[]>>): (string | undefined)[] {
  const speaker = new ActiveSpeaker();
  const steps = Math.max(...Object.values(voices).map((levels) => levels.length));
  return Array.from({ length: steps }, (_, step) =>
    speaker.update(
      Object.entries(voices).map(([id, levels]) => {
        const level = levels[step] ?? 0;
        return { id, level, isSpeaking: level > 0 };
      }),
      step * STEP_MS,
    ),
  );
}

function row(level: number, count: number): number[] {
  return Array.from({ length: count }, () => level);
}

test('the first who speaks is shown at once, and stays in the silence after it', () => {
  const steps = shown({ ben: [0, 0.2, 0.2, ...row(0, 20)], chloe: [] });
  expect(steps[0]).toBeUndefined();
  expect(new Set(steps.slice(1))).toEqual(new Set(['ben']));
});

test('a cough takes no stage', () => {
  expect(new Set(shown({ ben: [...row(0.2, 12), ...row(0, 12)], chloe: [...row(0, 16), 0.9, 0] }))).toEqual(
    new Set(['ben']),
  );
});

test('who goes on where another has stopped is shown within a second', () => {
  const steps = shown({ ben: [...row(0.2, 12), ...row(0, 12)], chloe: [...row(0, 12), ...row(0.1, 12)] });
  expect(steps[11]).toBe('ben');
  expect(steps[16]).toBe('chloe');
});

test('two who talk at once, alike loud, do not change places', () => {
  const ben = Array.from({ length: 60 }, (_, step) => (step % 2 === 0 ? 0.2 : 0.12));
  const chloe = Array.from({ length: 60 }, (_, step) => (step < 2 ? 0 : step % 2 === 0 ? 0.12 : 0.22));
  expect(new Set(shown({ ben, chloe }))).toEqual(new Set(['ben']));
});

test('quick turns change the stage no more often than every second and a half', () => {
  const turn = (offset: number) => Array.from({ length: 80 }, (_, step) => ((step >> 2) % 2 === offset ? 0.2 : 0));
  const steps = shown({ ben: turn(0), chloe: turn(1) });
  const changes = steps.flatMap((one, index) => (index > 0 && one !== steps[index - 1] ? [index * STEP_MS] : []));
  for (const [index, at] of changes.entries())
    if (index > 0) expect(at - (changes[index - 1] ?? 0)).toBeGreaterThanOrEqual(1_500);
});

test('whoever has left is not shown any more', () => {
  const speaker = new ActiveSpeaker();
  expect(speaker.update([{ id: 'ben', level: 0.2, isSpeaking: true }], 0)).toBe('ben');
  expect(speaker.update([{ id: 'chloe', level: 0, isSpeaking: false }], 250)).toBeUndefined();
});
