import type { ClientMessage } from '../../signalling/protocol.ts';
import { joinMessage } from '../support/signalling-client.ts';
import type { SeededRandom } from './seeded-random.ts';

const VALID: readonly ClientMessage[] = [
  joinMessage(),
  joinMessage({ create: false }),
  { type: 'signal', n: 1, to: 'p'.repeat(16), body: 'body' },
  { type: 'leave' },
  { type: 'ping' },
];

/** No field of any message takes one of these. */
const WRONG_VALUES: readonly unknown[] = [
  null,
  [],
  {},
  -0.5,
  1e308,
  '',
  [null],
  { toString: 1 },
  '\ud800',
  'x'.repeat(49_153),
];
const UNKNOWN_KEYS = ['from', 'admin', '__proto__', 'constructor', 'toString', '', 'Type', 'create ', '\u0000'];
const NOT_OBJECTS = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '"join"',
  '[]',
  '{}',
  'undefined',
  'NaN',
  '\ufeff{}',
  '{"type":"ping"}}',
];

type Breaker = (message: ClientMessage, random: SeededRandom) => string;

/** Each turns a good message into one that no server may accept. */
const BREAKERS: readonly Breaker[] = [
  function dropKey(message, random) {
    const required = Object.keys(message).filter((key) => key !== 'create');
    const { [random.pick(required)]: _, ...rest } = message as Record<string, unknown>;
    return JSON.stringify(rest);
  },
  function addKey(message, random) {
    return JSON.stringify(message).replace('{', `{${JSON.stringify(random.pick(UNKNOWN_KEYS))}:1,`);
  },
  function spoilValue(message, random) {
    return (
      JSON.stringify({ ...message, [random.pick(Object.keys(message))]: random.pick(WRONG_VALUES) })
        // A lone surrogate is a good sealed text: the server does not look inside.
        .replace(/"(card|body)":"\\ud800"/, '"$1":""')
    );
  },
  function cutShort(message, random) {
    const text = JSON.stringify(message);
    return text.slice(0, random.below(text.length));
  },
  function wrap(message, random) {
    return random.pick([
      (text: string) => `[${text}]`,
      (text: string) => `{"a":${text}}`,
      (text: string) => `${text},`,
    ])(JSON.stringify(message));
  },
  function renameType(message, random) {
    return JSON.stringify({
      ...message,
      type: random.pick(['lock', 'welcome', 'JOIN', 'refused', '__proto__', 'knock']),
    });
  },
  function noise(_, random) {
    const letters = Array.from({ length: random.below(200) }, () => String.fromCharCode(random.below(0x3000)));
    return `${letters.join('')}\u0001`;
  },
  function nest(_, random) {
    return random.pick(['[', '{"a":', '{"type":']).repeat(1 + random.below(1_000));
  },
  function notAnObject(_, random) {
    return random.pick(NOT_OBJECTS);
  },
];

export function brokenFrame(random: SeededRandom): string {
  return random.pick(BREAKERS)(random.pick(VALID), random);
}
