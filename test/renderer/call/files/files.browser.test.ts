/** Files between calls in one page: real connections, real files of the browser. */
import { expect, test, vi } from 'vitest';
import type { Call } from '../../../../renderer/call/call.ts';
import type { ChatMessage, InCall } from '../../../../renderer/call/call-state.ts';
import { HandleSink, MemorySink } from '../../../../renderer/call/files/file-sink.ts';
import type { FileState } from '../../../../renderer/call/files/files-state.ts';
import { isConnected } from '../../../../renderer/call/health/pair-health.ts';
import { NO_NETWORK_PREFERENCES } from '../../../../renderer/call/network/network-preferences.ts';
import { FakeRoom } from '../../../support/fake-room.ts';
import { enter } from '../../../support/fake-room-calls.ts';

const MEGABYTE = 1_000_000;

function inCall(call: Call): InCall {
  const state = call.store.getState();
  if (state.status !== 'in-call') throw new Error(`not in a call: ${state.status}`);
  return state;
}

function stateOf(call: Call, id: string): FileState | undefined {
  return call.files.store.getState().get(id);
}

function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function sha256(blob: Blob | undefined): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await (blob ?? new Blob()).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16)).join();
}

/** The message of a file, once it is there. */
async function offerOf(call: Call, name: string): Promise<ChatMessage> {
  return vi.waitFor(() => {
    const found = inCall(call).chat.find(({ file }) => file?.name === name);
    if (!found) throw new Error(`${name} is not offered`);
    return found;
  }, 10_000);
}

async function received(call: Call, id: string): Promise<Blob | undefined> {
  return vi.waitFor(() => {
    const state = stateOf(call, id);
    if (state?.status !== 'received') throw new Error(`not received: ${JSON.stringify(state)}`);
    return state.blob;
  }, 30_000);
}

async function connected(...calls: Call[]): Promise<void> {
  await vi.waitFor(() => {
    for (const call of calls) {
      const heard = inCall(call).participants.filter(({ connection }) => isConnected(connection));
      expect(heard).toHaveLength(calls.length - 1);
    }
  }, 15_000);
}

test('some MB are sent, cut off by a new connection, gone on with, and are what was sent', async () => {
  const room = new FakeRoom();
  const [ana, ben] = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await connected(ana, ben);
  const file = new File([noise(24 * MEGABYTE + 7)], '../plan\u202efdp.exe');
  ana.files.offer([file]);
  const { id, file: offered } = await offerOf(ben, '.._planfdp.exe'.replace(/^\.+/, ''));
  expect(offered).toMatchObject({ size: file.size });
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(id, { create: true });
  const seen: FileState['status'][] = [];
  ben.files.store.subscribe((files) => seen.push(files.get(id)?.status ?? 'offered'));
  ben.files.receiveInto(id, new HandleSink(handle));
  const receivedBytes = (): number => {
    const state = stateOf(ben, id);
    return state && 'bytes' in state ? state.bytes : 0;
  };
  await vi.waitFor(() => expect(receivedBytes()).toBeGreaterThan(2 * MEGABYTE), { timeout: 10_000, interval: 5 });
  // Only ways by a relay: every connection is made anew, and there is none.
  ana.setNetwork({ ...NO_NETWORK_PREFERENCES, relayOnly: true });
  await vi.waitFor(() => expect(stateOf(ben, id)?.status).toBe('interrupted'), { timeout: 10_000, interval: 5 });
  const before = receivedBytes();
  expect(before).toBeLessThan(file.size);
  ana.setNetwork(NO_NETWORK_PREFERENCES);
  await received(ben, id);
  expect(seen.slice(seen.indexOf('interrupted'))).toContain('receiving');
  expect(await sha256(await handle.getFile())).toBe(await sha256(file));
  await vi.waitFor(() => {
    const state = stateOf(ana, id);
    expect(state?.status === 'own' && Object.values(state.receivers)).toEqual([
      { name: 'Ben', status: 'received', bytes: file.size },
    ]);
  });
  await folder.removeEntry(id);
}, 60_000);

test('several files to several at once; one pauses and goes on, one cancels, one is empty', async () => {
  const room = new FakeRoom();
  const [ana, ben, chloe] = [await enter(room, 'Ana'), await enter(room, 'Ben'), await enter(room, 'Chloé')];
  await connected(ana, ben, chloe);
  const files = [3, 5].map((size) => new File([noise(size * MEGABYTE)], `${size}.bin`));
  const empty = new File([], 'empty.txt', { type: 'text/plain' });
  ana.files.offer([...files, empty]);
  for (const file of [...files, empty]) {
    for (const call of [ben, chloe]) {
      const { id } = await offerOf(call, file.name);
      call.files.receiveInto(id, new MemorySink(''));
      if (call === ben && file === files[1]) {
        call.files.pause(id);
        expect(stateOf(call, id)?.status).toBe('paused');
      }
      if (call === chloe && file === files[1]) call.files.cancel(id);
    }
  }
  for (const file of [files[0], empty]) {
    for (const call of [ben, chloe]) {
      const { id } = await offerOf(call, file?.name ?? '');
      expect(await sha256(await received(call, id))).toBe(await sha256(file));
    }
  }
  const { id } = await offerOf(ben, '5.bin');
  expect([stateOf(ben, id)?.status, stateOf(chloe, id)?.status]).toEqual(['paused', 'offered']);
  ben.files.resume(id);
  expect(await sha256(await received(ben, id))).toBe(await sha256(files[1]));
}, 60_000);

test('a late joiner sees what was written and what is still offered, and fetches it', async () => {
  const room = new FakeRoom();
  const [ana, ben] = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await connected(ana, ben);
  const file = new File([noise(MEGABYTE)], 'kept.bin');
  ana.chat.send('one');
  ana.files.offer([file, new File(['x'], 'withdrawn.txt')]);
  const withdrawn = await offerOf(ben, 'withdrawn.txt');
  ana.files.withdraw(withdrawn.id);
  ben.chat.send('two');
  await vi.waitFor(() => expect(inCall(ana).chat).toHaveLength(4), 5_000);

  const chloe = await enter(room, 'Chloé');
  ben.chat.send('three');
  await vi.waitFor(
    () =>
      expect(inCall(chloe).chat.map(({ name, text, file }) => [name, file?.name ?? text])).toEqual(
        inCall(ana).chat.map(({ name, text, file }) => [name, file?.name ?? text]),
      ),
    10_000,
  );
  const { chat } = inCall(chloe);
  // The file's own sender has said so; the last one may have come either way.
  expect(chat.slice(0, 4).map(({ toldBy }) => toldBy !== undefined)).toEqual([true, false, true, true]);
  const { id, from } = await offerOf(chloe, 'kept.bin');
  expect(inCall(chloe).participants.find((one) => one.id === from)?.name).toBe('Ana');
  expect(stateOf(chloe, withdrawn.id)).toBeUndefined();
  chloe.files.receiveInto(id, new MemorySink(''));
  expect(await sha256(await received(chloe, id))).toBe(await sha256(file));

  ana.leave();
  await vi.waitFor(() => expect(stateOf(ben, id)?.status).toBe('withdrawn'), 5_000);
  expect(stateOf(chloe, id)?.status).toBe('received');
}, 60_000);

test('a small picture is shown at once, with a preview that came with its offer', async () => {
  const room = new FakeRoom();
  const [ana, ben] = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await connected(ana, ben);
  const canvas = new OffscreenCanvas(900, 600);
  canvas.getContext('2d')?.fillRect(0, 0, 450, 300);
  const picture = new File([await canvas.convertToBlob()], 'square.png', { type: 'image/png' });
  ana.files.offer([picture]);
  const { id, file } = await offerOf(ben, 'square.png');
  const preview = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${file?.thumbnail}`)).blob());
  expect([preview.width, preview.height]).toEqual([240, 160]);
  expect(await sha256(await received(ben, id))).toBe(await sha256(picture));
  expect(stateOf(ben, id)).toMatchObject({ isSaved: false });
});

test('others see who is writing, and that they have stopped', async () => {
  const room = new FakeRoom();
  const [ana, ben] = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await connected(ana, ben);
  ana.chat.setTyping(true);
  await vi.waitFor(() => expect(inCall(ben).typing).toEqual([inCall(ana).selfId]));
  ana.chat.setTyping(false);
  await vi.waitFor(() => expect(inCall(ben).typing).toEqual([]));
  ana.chat.setTyping(true);
  await vi.waitFor(() => expect(inCall(ben).typing).toHaveLength(1));
  ana.chat.send('there');
  await vi.waitFor(() => expect([inCall(ben).typing, inCall(ben).chat.length]).toEqual([[], 1]));
});
