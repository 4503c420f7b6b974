import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { begunCall, type CallState, type Participant } from '../../../renderer/call/call-state.ts';
import type { FeatureMessage } from '../../../renderer/call/feature.ts';
import { NO_SAVINGS } from '../../../renderer/call/health/economy.ts';
import { Marks } from '../../../renderer/call/marks/marks.ts';
import { CLOSED_MEDIA } from '../../../renderer/call/media/closed-media.ts';
import type { LocalMediaState } from '../../../renderer/call/media/local-media-state.ts';
import { controlMessage } from '../../../renderer/call/peer/control-message.ts';
import { fleetingMessage } from '../../../renderer/call/peer/fleeting-message.ts';

const INVITATION = { origin: 'http://127.0.0.1:1', roomName: 'Studio', secret: '' };
const SCREEN = { status: 'on', isPaused: false, mode: 'text', hasAudio: false } as const;

type Person = {
  readonly name: string;
  readonly marks: Marks;
  /** How much they have said. */
  said(): number;
  isSharing(): boolean;
  meet(other: string, hasScreen: boolean): void;
  seesScreen(other: string, hasScreen: boolean): void;
  share(count?: number): void;
  stop(): void;
  /** What they say waits until it is delivered. */
  delay(): void;
  deliver(): void;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what one draws all see, also who comes later; the last stroke is undone, and all of one’s own', () => {
  const room = company('ana', 'ben', 'chloe');
  const [ana, ben, chloe] = room;
  ana.share();
  draw(ben, 'ana', [0.1, 0.1, 0.5, 0.5]);
  draw(ben, 'ana', [0.2, 0.9, 0.7, 0.9]);
  draw(chloe, 'ana', [0.9, 0.1, 0.9, 0.4]);
  for (const one of [ana, ben, chloe]) {
    expect(seen(one)).toEqual(['ben 0.1,0.1,0.5,0.5', 'ben 0.2,0.9,0.7,0.9', 'chloe 0.9,0.1,0.9,0.4']);
  }
  ben.marks.undo('ana');
  const dipankar = join(room, 'dipankar');
  expect(seen(dipankar)).toEqual(['ben 0.1,0.1,0.5,0.5', 'chloe 0.9,0.1,0.9,0.4']);
  ben.marks.clearMine('ana');
  for (const one of [ana, ben, chloe, dipankar]) expect(seen(one)).toEqual(['chloe 0.9,0.1,0.9,0.4']);
});

test('a channel that opens again repeats nothing', () => {
  const [ana, ben] = company('ana', 'ben');
  ana.share();
  draw(ben, 'ana', [0.1, 0.1, 0.5, 0.5]);
  ben.marks.greet('ana');
  ana.marks.greet('ben');
  expect(seen(ana)).toEqual(['ben 0.1,0.1,0.5,0.5']);
});

test('the sharer clears all, and what was drawn before they did is gone for everybody, whoever hears of it first', () => {
  const [ana, ben, chloe] = company('ana', 'ben', 'chloe');
  ana.share();
  ben.delay();
  draw(ben, 'ana', [0.1, 0.1, 0.5, 0.5]);
  ana.marks.clearAll();
  ben.deliver();
  expect([ana, ben, chloe].map(seen)).toEqual([[], [], []]);
  draw(ben, 'ana', [0.3, 0.3, 0.4, 0.4]);
  expect([ana, ben, chloe].map(seen)).toEqual([1, 1, 1].map(() => ['ben 0.3,0.3,0.4,0.4']));
});

test('where drawing is switched off only the sharer draws, and only the sharer switches', () => {
  const [ana, ben, chloe] = company('ana', 'ben', 'chloe');
  ana.share();
  ana.marks.setMayDraw(false);
  expect(ben.marks.startStroke('ana')).toBeUndefined();
  // Of somebody who does not keep to it.
  for (const one of [ana, chloe]) {
    one.marks.receive('ben', { type: 'board', epoch: 9, mayDraw: true });
    one.marks.receive('ben', { type: 'stroke', share: 'ana', epoch: 2, stroke: 1, at: 0, points: [0.1, 0.1] });
    one.marks.receive('ben', { type: 'point', share: 'ana', x: 0.5, y: 0.5 });
  }
  draw(ana, 'ana', [0.1, 0.1, 0.5, 0.5]);
  for (const one of [ana, chloe]) {
    expect(seen(one)).toEqual(['ana 0.1,0.1,0.5,0.5']);
    expect(one.marks.pointers('ana', performance.now())).toEqual([]);
  }
});

test('a pointer is seen where it points, by its name, and fades when it rests', () => {
  const [ana, ben] = company('ana', 'ben');
  ana.share();
  for (let step = 0; step < 100; step += 1) {
    ben.marks.point('ana', step / 100, 0.5);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(60);
  expect(ana.marks.pointers('ana', performance.now())).toMatchObject([{ author: { name: 'ben' }, x: 0.99, y: 0.5 }]);
  expect(ana.marks.store.getState().ana?.active).toBe('ben');
  // Each movement would be a hundred.
  expect(ben.said()).toBeLessThan(30);
  vi.advanceTimersByTime(2_000);
  expect(ana.marks.pointers('ana', performance.now())).toEqual([]);
  expect(ana.marks.store.getState().ana?.active).toBeUndefined();
});

test('what was drawn goes with the share, and another source begins empty', () => {
  const [ana, ben] = company('ana', 'ben');
  ana.share();
  draw(ben, 'ana', [0.1, 0.1, 0.5, 0.5]);
  ana.share(2);
  expect([seen(ana), seen(ben)]).toEqual([[], []]);
  draw(ben, 'ana', [0.2, 0.2, 0.5, 0.5]);
  ana.stop();
  expect([seen(ana), seen(ben)]).toEqual([[], []]);
});

test('one person cannot fill another’s memory', () => {
  const [ana, ben] = company('ana', 'ben');
  ana.share();
  for (let stroke = 0; stroke < 5_000; stroke += 1) {
    ana.marks.receive('ben', { type: 'stroke', share: 'ana', epoch: 1, stroke, at: 0, points: [0.1, 0.1] });
  }
  expect(seen(ana)).toHaveLength(100);
  for (let count = 0; count < 150; count += 1) draw(ben, 'ana', [0.5, 0.5, 0.6, 0.6]);
  expect(seen(ben)).toHaveLength(100);
});

test('what is no place in the picture, or too much at once, is not even read', () => {
  const stroke = { type: 'stroke', share: 'ana', epoch: 1, stroke: 1, at: 0, points: [0.1, 0.1] };
  expect(controlMessage.safeParse(stroke).success).toBe(true);
  for (const points of [[0.1], [0.1, 1.1], [-0.1, 0.1], [Number.NaN, 0], [], Array.from({ length: 130 }, () => 0.5)]) {
    expect(controlMessage.safeParse({ ...stroke, points }).success).toBe(false);
  }
  expect(fleetingMessage.safeParse({ type: 'point', share: 'ana', x: 0.5, y: 2 }).success).toBe(false);
});

/** What somebody sees on Ana's share. */
function seen({ marks }: Person): string[] {
  return marks.strokes('ana').map(({ author, points }) => `${author.name} ${points.join()}`);
}

function draw({ marks }: Person, share: string, points: readonly number[]): void {
  const pen = marks.startStroke(share);
  for (let index = 0; index < points.length; index += 2) pen?.draw(points[index] ?? 0, points[index + 1] ?? 0);
  pen?.end();
}

function company<N extends string[]>(...names: N): { [K in keyof N]: Person } {
  const people: Person[] = [];
  for (const name of names) join(people, name);
  return people as { [K in keyof N]: Person };
}

/** Everybody's channel to them opens. */
function join(people: Person[], name: string): Person {
  const newcomer = person(name, people);
  for (const one of people) {
    one.meet(newcomer.name, newcomer.isSharing());
    newcomer.meet(one.name, one.isSharing());
  }
  const before = [...people];
  people.push(newcomer);
  for (const one of before) {
    one.marks.greet(name);
    newcomer.marks.greet(one.name);
  }
  return newcomer;
}

function person(name: string, people: readonly Person[]): Person {
  const store = createStore<CallState>(() =>
    begunCall({ selfId: name, name, invitation: INVITATION, savings: NO_SAVINGS }),
  );
  const media = createStore<LocalMediaState>(() => CLOSED_MEDIA);
  let waiting: (() => void)[] | undefined;
  let said = 0;
  const send = (to: string, message: FeatureMessage): void => {
    said += 1;
    const one = people.find((other) => other.name === to);
    const deliver = (): void => void one?.marks.receive(name, message);
    if (waiting) waiting.push(deliver);
    else deliver();
  };
  const others = () => people.filter((other) => other.name !== name).map((other) => other.name);
  const broadcast = (message: FeatureMessage): void => {
    for (const other of others()) send(other, message);
  };
  const room = { store, broadcast, say: send, sayNow: broadcast, openFileChannel: () => undefined };
  const marks = new Marks(room, media);
  const update = (change: (participants: readonly Participant[]) => Participant[]): void => {
    const state = store.getState();
    if (state.status === 'in-call') store.setState({ ...state, participants: change(state.participants) }, true);
  };
  const tell = (hasScreen: boolean): void => {
    for (const other of people) if (other.name !== name) other.seesScreen(name, hasScreen);
  };
  return {
    name,
    marks,
    said: () => said,
    isSharing: () => media.getState().screen.status === 'on',
    meet: (other: string, hasScreen: boolean) =>
      update((all) => [...all, { id: other, name: other, hasScreen } as Participant]),
    seesScreen: (other: string, hasScreen: boolean) =>
      update((all) => all.map((one) => (one.id === other ? { ...one, hasScreen } : one))),
    share: (count = 1) => {
      media.setState({ screen: { ...SCREEN, stream: {} as MediaStream, source: { name: '', surface: '', count } } });
      tell(true);
    },
    stop: () => {
      media.setState({ screen: { status: 'off' } });
      tell(false);
    },
    delay: () => {
      waiting = [];
    },
    deliver: () => {
      const all = waiting ?? [];
      waiting = undefined;
      for (const one of all) one();
    },
  };
}
