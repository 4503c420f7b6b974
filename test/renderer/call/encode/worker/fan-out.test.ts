import { expect, test } from 'vitest';
import { FanOut } from '../../../../../renderer/call/encode/worker/fan-out.ts';

type Frame = { type: 'key' | 'delta' | 'empty'; of: string; capturedAt?: number | undefined; clock?: number };

const key = (of: string, capturedAt?: number): Frame => ({ type: 'key', of, capturedAt });
const delta = (of: string, capturedAt?: number): Frame => ({ type: 'delta', of, capturedAt });

function start() {
  const asked: string[] = [];
  let now = 0;
  let captured = 0;
  const fanOut = new FanOut<Frame>({
    canBegin: ({ type }) => type === 'key',
    copy: (frame, clock) => ({ ...frame, clock }),
    timestampOf: ({ capturedAt }) => {
      captured = capturedAt ?? captured + 3_000;
      return captured;
    },
    askForKeyFrame: (encoder) => asked.push(encoder),
    now: () => now,
  });
  const open = (id: string, wanted: string | undefined) => {
    const got: string[] = [];
    const clock: (number | undefined)[] = [];
    const taken: ((nothing?: undefined) => void)[] = [];
    const gone: (() => void)[] = [];
    fanOut.open(id, {
      write: (frame) => {
        got.push(`${frame.type} ${frame.of}`);
        clock.push(frame.clock);
        return new Promise((resolve, reject) => {
          taken.push(resolve);
          gone.push(() => reject(new Error('gone')));
        });
      },
    });
    fanOut.want(id, wanted);
    const take = () => {
      for (const one of taken.splice(0)) one();
    };
    return { got, clock, gone, take };
  };
  return { fanOut, asked, open, wait: (ms: number) => (now += ms) };
}

test('whoever comes waits for a key frame, which is asked for', () => {
  const { fanOut, asked, open } = start();
  const { got } = open('ana', 'camera 720');
  expect(asked).toEqual(['camera 720']);
  fanOut.take('camera 720', delta('camera 720'));
  fanOut.take('camera 360', key('camera 360'));
  expect(got).toEqual([]);
  fanOut.take('camera 720', key('camera 720'));
  fanOut.take('camera 720', delta('camera 720'));
  expect(got).toEqual(['key camera 720', 'delta camera 720']);
});

test('another quality begins with its own key frame; until then the old one goes on', () => {
  const { fanOut, open } = start();
  const { got } = open('ana', 'camera 720');
  fanOut.take('camera 720', key('camera 720'));
  fanOut.want('ana', 'camera 180');
  fanOut.take('camera 180', delta('camera 180'));
  fanOut.take('camera 720', delta('camera 720'));
  fanOut.take('camera 180', key('camera 180'));
  fanOut.take('camera 720', delta('camera 720'));
  fanOut.take('camera 180', delta('camera 180'));
  expect(got).toEqual(['key camera 720', 'delta camera 720', 'key camera 180', 'delta camera 180']);
});

test('another quality begins at once, and the clock goes forward, whatever the encoders say', () => {
  const { fanOut, open, wait } = start();
  const { got, clock } = open('ana', 'camera 720');
  fanOut.take('camera 720', key('camera 720', 90_000));
  wait(10);
  // Of the same moment, of one that is long gone, and of a later one.
  fanOut.want('ana', 'camera 180');
  fanOut.take('camera 180', key('camera 180', 90_000));
  wait(10);
  fanOut.take('camera 180', delta('camera 180', 90_900));
  wait(10);
  fanOut.want('ana', 'camera 360');
  fanOut.take('camera 360', key('camera 360', 27_000));
  wait(100);
  fanOut.take('camera 360', delta('camera 360', 36_000));
  fanOut.want('ana', 'camera 180');
  fanOut.take('camera 180', key('camera 180', 180_000));
  expect(got).toEqual([
    'key camera 720',
    'key camera 180',
    'delta camera 180',
    'key camera 360',
    'delta camera 360',
    'key camera 180',
  ]);
  expect(clock).toEqual([90_000, 90_900, 91_800, 92_700, 101_700, 180_000]);
});

test('the clock of captured frames may wrap around, or be another one', () => {
  const { fanOut, open, wait } = start();
  const { clock } = open('ana', 'camera 720');
  fanOut.take('camera 720', key('camera 720', 2 ** 32 - 1_000));
  fanOut.want('ana', 'camera 180');
  fanOut.take('camera 180', key('camera 180', 2_000));
  wait(10);
  fanOut.want('ana', 'camera 360');
  fanOut.take('camera 360', key('camera 360', 3_000_000_000));
  expect(clock).toEqual([2 ** 32 - 1_000, 2_000, 2_900]);
});

test('those who ask within 300 ms get one key frame together', () => {
  const { fanOut, asked, open, wait } = start();
  open('ana', 'camera 360');
  open('ben', 'camera 360');
  fanOut.requestKeyFrame('ana');
  expect(asked).toHaveLength(1);
  wait(300);
  fanOut.requestKeyFrame('ben');
  expect(asked).toHaveLength(2);
});

test('what is asked for is on its way when a key frame has just been sent', () => {
  const { fanOut, asked, open, wait } = start();
  open('ana', 'camera 360');
  wait(400);
  fanOut.take('camera 360', key('camera 360'));
  wait(50);
  fanOut.requestKeyFrame('ana');
  expect(asked).toHaveLength(1);
  wait(100);
  fanOut.requestKeyFrame('ana');
  expect(asked).toHaveLength(2);
});

test('who comes after the key frame that others asked for gets one of their own', () => {
  const { fanOut, asked, open, wait } = start();
  open('ana', 'camera 360');
  fanOut.take('camera 360', key('camera 360'));
  const { got } = open('ben', 'camera 360');
  expect(asked).toHaveLength(1);
  wait(300);
  fanOut.take('camera 360', delta('camera 360'));
  expect(asked).toHaveLength(2);
  wait(300);
  fanOut.take('camera 360', key('camera 360'));
  fanOut.take('camera 360', delta('camera 360'));
  expect(got).toEqual(['key camera 360', 'delta camera 360']);
  expect(asked).toHaveLength(2);
});

test('who shows nothing gets nothing, and begins with a key frame when they show it again', () => {
  const { fanOut, asked, open, wait } = start();
  const { got } = open('ana', 'camera 360');
  fanOut.take('camera 360', key('camera 360'));
  fanOut.want('ana', undefined);
  fanOut.take('camera 360', key('camera 360'));
  wait(1_000);
  fanOut.want('ana', 'camera 360');
  fanOut.take('camera 360', delta('camera 360'));
  expect(got).toEqual(['key camera 360']);
  expect(asked).toHaveLength(2);
});

test('who takes no frames is left out until a key frame, and holds up nobody', async () => {
  const { fanOut, asked, open, wait } = start();
  const slow = open('ana', 'camera 360');
  const other = open('ben', 'camera 360');
  fanOut.take('camera 360', key('camera 360'));
  for (let frame = 0; frame < 30; frame += 1) {
    fanOut.take('camera 360', delta('camera 360'));
    other.take();
    await Promise.resolve();
  }
  expect(slow.got).toHaveLength(15);
  expect(other.got).toHaveLength(31);
  wait(1_000);
  slow.take();
  await new Promise((resolve) => setTimeout(resolve));
  const before = asked.length;
  fanOut.requestKeyFrame('ana');
  expect(asked).toHaveLength(before + 1);
  fanOut.take('camera 360', key('camera 360'));
  expect(slow.got.at(-1)).toBe('key camera 360');
});

test('who has gone is forgotten', async () => {
  const { fanOut, open } = start();
  const { got, gone } = open('ana', 'camera 360');
  fanOut.take('camera 360', key('camera 360'));
  for (const leave of gone) leave();
  await new Promise((resolve) => setTimeout(resolve));
  fanOut.take('camera 360', delta('camera 360'));
  expect(got).toHaveLength(1);
});
