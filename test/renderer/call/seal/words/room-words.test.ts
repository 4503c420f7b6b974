import { expect, test } from 'vitest';
import { readDestination } from '../../../../../renderer/call/seal/destination.ts';
import { closestWord, editDistance } from '../../../../../renderer/call/seal/words/closest-word.ts';
import {
  freshRoomSecret,
  ROOM_WORD_COUNT,
  readRoomWords,
  writeRoomWords,
} from '../../../../../renderer/call/seal/words/room-words.ts';
import { loadWords, WORD_COUNT } from '../../../../../renderer/call/seal/words/word-list.ts';
import { flipBit, randomBytes } from '../participants.ts';

const SEED = Uint8Array.from({ length: 10 }, (_, index) => index * 25);

test('the list is what the protocol says: so many words, in order, each once, of letters alone', async () => {
  const words = await loadWords();
  expect(words).toHaveLength(WORD_COUNT);
  expect(new Set(words).size).toBe(WORD_COUNT);
  expect(words.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true);
  expect([words[0], words.at(-1)]).toEqual(['abacus', 'zoom']);
});

test('seven words carry the seed there and back', async () => {
  for (const seed of [SEED, new Uint8Array(10), new Uint8Array(10).fill(255), randomBytes(10)]) {
    const words = await writeRoomWords(seed);
    expect(words.split(' ')).toHaveLength(ROOM_WORD_COUNT);
    expect(await readRoomWords(words)).toEqual({ ok: true, seed });
  }
});

test('case, more spaces and other separators are forgiven', async () => {
  const words = await writeRoomWords(SEED);
  const spellings = [
    words.toUpperCase(),
    `  ${words.replaceAll(' ', '   ')}\n`,
    words.replaceAll(' ', '-'),
    words.replace(' ', ', '),
    words.replaceAll(' ', '.'),
  ];
  for (const text of spellings) expect(await readRoomWords(text)).toEqual({ ok: true, seed: SEED });
});

test('the word that is not in the list is named, with the one that was most likely meant', async () => {
  const [first = '', ...rest] = (await writeRoomWords(SEED)).split(' ');
  const typed = `${first}q`;
  expect(await readRoomWords([typed, ...rest].join(' '))).toEqual({
    ok: false,
    reason: 'unknown-word',
    word: typed,
    suggestion: first,
  });
  expect(await readRoomWords(['xqxqxqxqxq', ...rest].join(' '))).toEqual({
    ok: false,
    reason: 'unknown-word',
    word: 'xqxqxqxqxq',
  });
});

test('too few, too many, none', async () => {
  const words = (await writeRoomWords(SEED)).split(' ');
  expect(await readRoomWords(words.slice(1).join(' '))).toEqual({ ok: false, reason: 'wrong-count', count: 6 });
  expect(await readRoomWords([...words, 'acorn'].join(' '))).toEqual({ ok: false, reason: 'wrong-count', count: 8 });
  expect(await readRoomWords(' 12 ')).toEqual({ ok: false, reason: 'empty' });
});

test('checksum: of the words in another order, or with one word exchanged, all but one in a thousand are noticed', async () => {
  const list = await loadWords();
  let [tried, unnoticed] = [0, 0];
  for (let round = 0; round < 60; round += 1) {
    const words = (await writeRoomWords(randomBytes(10))).split(' ');
    for (let place = 0; place < ROOM_WORD_COUNT; place += 1) {
      const exchanged = words.with(place, list[(round * 131 + place * 977) % WORD_COUNT] ?? '');
      const swapped =
        place === 0 ? words : words.with(place, words[place - 1] ?? '').with(place - 1, words[place] ?? '');
      for (const wrong of [exchanged, swapped]) {
        if (wrong.join() === words.join()) continue;
        tried += 1;
        if ((await readRoomWords(wrong.join(' '))).ok) unnoticed += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(700);
  expect(unnoticed).toBeLessThan(6);
});

test('a fresh secret comes of its words', async () => {
  const { secret, words = '' } = await freshRoomSecret();
  expect(await readDestination(`192.168.1.5:7300 ${words}`)).toEqual({
    ok: true,
    kind: 'room',
    invitation: { origin: 'http://192.168.1.5:7300', roomName: '', secret },
  });
  expect(await readDestination(words, 'https://meet.example.org')).toMatchObject({
    invitation: { origin: 'https://meet.example.org', secret },
  });
  expect(await readDestination(words)).toEqual({ ok: false, reason: 'words-need-address' });
  expect(await readDestination(words.replaceAll(' ', '-'), 'https://a')).toMatchObject({ ok: true, kind: 'room' });
});

test('another seed is another secret', async () => {
  const secrets = new Set<string>();
  for (let bit = 0; bit < 80; bit += 1) {
    const read = await readDestination(`a.example ${await writeRoomWords(flipBit(SEED, bit))}`);
    if (read.ok && read.kind === 'room') secrets.add(read.invitation.secret);
  }
  expect(secrets.size).toBe(80);
});

test('how far words are apart', () => {
  expect([
    editDistance('acorn', 'acorn'),
    editDistance('acorn', 'acron'),
    editDistance('acorn', 'corn'),
    editDistance('', 'abc'),
  ]).toEqual([0, 1, 1, 3]);
  expect(closestWord(['acorn', 'zebra'], 'acrn')).toBe('acorn');
  expect(closestWord(['acorn', 'zebra'], 'xylophone')).toBeUndefined();
});
