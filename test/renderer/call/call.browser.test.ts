import { expect, test, vi } from 'vitest';
import { type Call, createCall } from '../../../renderer/call/call.ts';
import type { InCall, Participant } from '../../../renderer/call/call-state.ts';
import { isConnected } from '../../../renderer/call/health/pair-health.ts';
import { askToEnter } from '../../../renderer/call/host/knocking.ts';
import { createLocalMedia } from '../../../renderer/call/media/local-media.ts';
import { createIdentity } from '../../../renderer/call/seal/identity.ts';
import type { Invitation } from '../../../renderer/call/seal/invitation.ts';
import { FakeRoom } from '../../support/fake-room.ts';
import { enter, INVITATION, leaveAfterwards } from '../../support/fake-room-calls.ts';

/** As a host gives it to others, with the hash that they are known by. */
async function invitationOf(host: Call): Promise<Invitation> {
  await vi.waitFor(() => expect(inCall(host).invitation.host).toBeDefined());
  return inCall(host).invitation;
}

/** The code that all of them see, once they see one. */
async function agreedCode(calls: readonly Call[]): Promise<string> {
  const others = calls.length - 1;
  await vi.waitFor(() => {
    for (const call of calls) expect(inCall(call)).toMatchObject({ code: { status: 'agreed' } });
    for (const call of calls) expect(inCall(call).participants).toHaveLength(others);
  }, 15_000);
  const codes = calls.map((call) => {
    const { code } = inCall(call);
    return code.status === 'agreed' ? code.code.digits : '';
  });
  expect(new Set(codes).size).toBe(1);
  return codes[0] ?? '';
}

function inCall(call: Call): InCall {
  const state = call.store.getState();
  if (state.status !== 'in-call') throw new Error(`not in a call: ${state.status}`);
  return state;
}

function participant(call: Call, name: string): Participant | undefined {
  return inCall(call).participants.find((one) => one.name === name);
}

/** Everybody is connected to everybody else. */
async function allConnected(calls: readonly Call[]): Promise<void> {
  const others = Array.from({ length: calls.length - 1 }, () => true);
  for (const call of calls) {
    await vi.waitFor(
      () => expect(inCall(call).participants.map(({ connection }) => isConnected(connection))).toEqual(others),
      15_000,
    );
  }
}

/** Plays a stream until it shows a picture that has size. */
async function seesPicture(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  await vi.waitFor(() => expect(video.videoWidth).toBeGreaterThan(0), 10_000);
  const before = video.getVideoPlaybackQuality().totalVideoFrames;
  await vi.waitFor(() => expect(video.getVideoPlaybackQuality().totalVideoFrames).toBeGreaterThan(before + 5), 10_000);
  video.srcObject = null;
}

test('two see and hear each other, whatever the delays', async () => {
  const room = new FakeRoom({ maxDelayMs: 120 });
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => {
    expect(participant(ana, 'Ben')).toMatchObject({ microphone: 'on', hasCamera: true });
    expect(participant(ben, 'Ana')).toMatchObject({ microphone: 'on', hasCamera: true });
  }, 10_000);
  for (const one of [participant(ana, 'Ben'), participant(ben, 'Ana')]) await seesPicture(one?.person as MediaStream);
  const seenByBen = participant(ben, 'Ana');
  const player = document.createElement('audio');
  player.srcObject = seenByBen?.person ?? null;
  await player.play();
  const level = (): number => ben.levelOf(seenByBen?.id ?? '');
  await vi.waitFor(() => expect(level()).toBeGreaterThan(0.001), { timeout: 10_000, interval: 20 });
  player.srcObject = null;
});

test('chat reaches everybody once and in order, also what was written before the connection', async () => {
  const room = new FakeRoom({ maxDelayMs: 60 });
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  const chloe = await enter(room, 'Chloé');
  await vi.waitFor(() => expect(inCall(ana).participants).toHaveLength(2), 5_000);
  const sent = Array.from({ length: 30 }, (_, index) => `message ${index}`);
  for (const text of sent) ana.chat.send(text);
  for (const call of [ana, ben, chloe]) {
    await vi.waitFor(() => expect(inCall(call).chat.map(({ text }) => text)).toEqual(sent), 10_000);
  }
  expect(inCall(chloe).chat[0]?.name).toBe('Ana');
  expect(inCall(ana).chat[0]?.from).toBe('self');
});

test('mute, camera off and on, without a negotiation', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.microphone).toBe('on'), 10_000);
  const signalsBefore = await settled(room);
  ana.media.setMuted(true);
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.microphone).toBe('muted'));
  await ana.media.setCameraOn(false);
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasCamera).toBe(false));
  await ana.media.setCameraOn(true);
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasCamera).toBe(true));
  await seesPicture(participant(ben, 'Ana')?.person as MediaStream);
  ana.media.setMuted(false);
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.microphone).toBe('on'));
  expect(room.seen.length).toBe(signalsBefore);
});

test('another camera in mid-call, without a negotiation: the other sees no gap worth a name', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasCamera).toBe(true), 10_000);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = participant(ben, 'Ana')?.person as MediaStream;
  await video.play();
  const signalsBefore = await settled(room);
  const times: number[] = [];
  const note: VideoFrameRequestCallback = (now) => {
    times.push(now);
    video.requestVideoFrameCallback(note);
  };
  video.requestVideoFrameCallback(note);
  await vi.waitFor(() => expect(times.length).toBeGreaterThan(10), 10_000);
  const { camera, devices } = ana.media.store.getState();
  const other = devices.camera[2];
  expect(camera.status === 'on' && camera.deviceId).not.toBe(other?.id);
  await ana.media.chooseDevice('camera', other?.id ?? '');
  expect(ana.media.store.getState().camera).toMatchObject({ status: 'on', deviceId: other?.id });
  const framesAtSwitch = times.length;
  await vi.waitFor(() => expect(times.length).toBeGreaterThan(framesAtSwitch + 20), 10_000);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  expect(Math.max(...gaps)).toBeLessThan(500);
  expect(room.seen.length).toBe(signalsBefore);
});

test('a screen is shared beside the camera and stopped, without a negotiation', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasCamera).toBe(true), 10_000);
  const signalsBefore = await settled(room);
  await ana.media.startScreen({ withAudio: false, mode: 'text' });
  expect(ana.media.store.getState().screen.status).toBe('on');
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasScreen).toBe(true));
  await seesPicture(participant(ben, 'Ana')?.share as MediaStream);
  await seesPicture(participant(ben, 'Ana')?.person as MediaStream);
  ana.media.stopScreen();
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasScreen).toBe(false));
  expect(room.seen.length).toBe(signalsBefore);
});

test('who leaves is gone within a second, also when the server is dead', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  const chloe = await enter(room, 'Chloé');
  await allConnected([ana, ben, chloe]);
  ben.leave();
  await vi.waitFor(() => expect(inCall(ana).participants).toHaveLength(1), { timeout: 1_000, interval: 20 });
  await vi.waitFor(() => expect(inCall(chloe).participants).toHaveLength(1), { timeout: 1_000, interval: 20 });
  room.kill();
  await vi.waitFor(() => expect(inCall(ana).server).toBe('lost'));
  ana.chat.send('still here');
  await vi.waitFor(() => expect(inCall(chloe).chat.at(-1)?.text).toBe('still here'));
  chloe.leave();
  await vi.waitFor(() => expect(inCall(ana).participants).toHaveLength(0), { timeout: 1_000, interval: 20 });
  expect(chloe.store.getState().status).toBe('left');
});

test('the server is away and comes back without any memory: nobody’s tile goes, and the call can grow again', async () => {
  const room = new FakeRoom({ maxDelayMs: 30 });
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await allConnected([ana, ben]);
  const before = participant(ana, 'Ben');
  const seen: number[] = [];
  const stop = ana.store.subscribe(() => seen.push(inCall(ana).participants.length));
  room.kill();
  await vi.waitFor(() => expect([inCall(ana).server, inCall(ben).server]).toEqual(['lost', 'lost']));
  ana.chat.send('without a server');
  await vi.waitFor(() => expect(inCall(ben).chat.at(-1)?.text).toBe('without a server'));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  room.restart();
  await vi.waitFor(() => expect([inCall(ana).server, inCall(ben).server]).toEqual(['reachable', 'reachable']), 10_000);
  const chloe = await enter(room, 'Chloé');
  await allConnected([ana, ben, chloe]);
  stop();
  expect(new Set(seen)).toEqual(new Set([1, 2]));
  expect(participant(ana, 'Ben')?.person).toBe(before?.person);
  expect(participant(ana, 'Ben')?.id).toBe(before?.id);
});

test.each([0, 5, 20, 60, 150, 400])(
  'every socket is cut %i ms into a join: all connect all the same',
  async (delay) => {
    const room = new FakeRoom({ maxDelayMs: 60 });
    const ana = await enter(room, 'Ana');
    const ben = await enter(room, 'Ben');
    await new Promise((resolve) => setTimeout(resolve, delay));
    room.cut();
    const chloe = await enter(room, 'Chloé');
    await new Promise((resolve) => setTimeout(resolve, delay));
    room.cut();
    await allConnected([ana, ben, chloe]);
    expect([ana, ben, chloe].map((call) => inCall(call).participants.length)).toEqual([2, 2, 2]);
  },
);

test.each([0, 20, 60, 150, 400])(
  'cut %i ms into a join, and what was on its way is lost: all connect all the same',
  async (delay) => {
    const room = new FakeRoom({ maxDelayMs: 60 });
    const ana = await enter(room, 'Ana');
    const ben = await enter(room, 'Ben');
    await new Promise((resolve) => setTimeout(resolve, delay));
    room.cutAndForget();
    const chloe = await enter(room, 'Chloé');
    await new Promise((resolve) => setTimeout(resolve, delay));
    room.cutAndForget();
    await allConnected([ana, ben, chloe]);
  },
);

test('the server sees no name, no address and no description', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana-the-marker');
  await enter(room, 'Ben');
  await vi.waitFor(() => expect(isConnected(participant(ana, 'Ben')?.connection)).toBe(true), 10_000);
  const plain = room.seen.map((text) => atob(text.replaceAll('-', '+').replaceAll('_', '/'))).join('\n');
  for (const marker of ['Ana-the-marker', 'fingerprint', 'candidate', 'typ host', 'm=audio']) {
    expect(plain).not.toContain(marker);
    expect(room.seen.join('\n')).not.toContain(marker);
  }
});

test('all see one code, another one when somebody has come; whoever compared it is known to have', async () => {
  const room = new FakeRoom({ maxDelayMs: 40 });
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  const first = await agreedCode([ana, ben]);
  ana.confirmCode();
  expect(inCall(ana).verified).toEqual([inCall(ben).selfId]);
  const chloe = await enter(room, 'Chloé');
  await vi.waitFor(() => expect(inCall(ana).participants).toHaveLength(2), 5_000);
  expect(await agreedCode([ana, ben, chloe])).not.toBe(first);
  // Ben is who he was; Chloé has not been compared with.
  expect(inCall(ana).verified).toEqual([inCall(ben).selfId]);
  chloe.leave();
  await vi.waitFor(() => expect(inCall(ana).participants).toHaveLength(1), 5_000);
  // The same company again, and so the same code.
  expect(await agreedCode([ana, ben])).toBe(first);
});

test('whoever made the room is its host; what others command is ignored', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben', await invitationOf(ana));
  await allConnected([ana, ben]);
  await vi.waitFor(() => expect([inCall(ana).hostId, inCall(ben).hostId]).toEqual(['self', inCall(ana).selfId]));
  ben.command({ type: 'remove', id: inCall(ana).selfId });
  ben.command({ type: 'lock' });
  ana.chat.send('still here');
  await vi.waitFor(() => expect(inCall(ben).chat).toHaveLength(1));
  expect([inCall(ana).isLocked, inCall(ben).isLocked]).toEqual([false, false]);
});

test('into a locked room nobody comes whom the host does not admit', async () => {
  const room = new FakeRoom({ maxDelayMs: 20 });
  const ana = await enter(room, 'Ana');
  const invited = await invitationOf(ana);
  const ben = await enter(room, 'Ben', invited);
  await allConnected([ana, ben]);
  ana.command({ type: 'lock' });
  await vi.waitFor(() => expect(inCall(ben).isLocked).toBe(true));
  const chloe = await enter(room, 'Chloé', invited);
  await vi.waitFor(() => expect(inCall(ana).waiting).toMatchObject([{ name: 'Chloé' }]), 5_000);
  await vi.waitFor(() => expect(inCall(chloe).isWaiting).toBe(true), 5_000);
  expect([ana, ben].map((call) => inCall(call).participants.length)).toEqual([1, 1]);
  ana.command({ type: 'admit', id: inCall(chloe).selfId });
  await allConnected([ana, ben, chloe]);
  expect(inCall(chloe)).toMatchObject({ isWaiting: false, isLocked: true });
  await agreedCode([ana, ben, chloe]);

  const dana = await enter(room, 'Dana', invited);
  await vi.waitFor(() => expect(inCall(ana).waiting).toMatchObject([{ name: 'Dana' }]), 5_000);
  ana.command({ type: 'refuse', id: inCall(dana).selfId });
  await vi.waitFor(() => expect(dana.store.getState()).toMatchObject({ status: 'failed', reason: 'not-admitted' }));
  expect(inCall(ana).waiting).toEqual([]);

  ana.command({ type: 'unlock' });
  await vi.waitFor(() => expect(inCall(chloe).isLocked).toBe(false));
  const elif = await enter(room, 'Elif', invited);
  await allConnected([ana, ben, chloe, elif]);
});

test('who is removed does not come back by the old invitation; the others stay and can be joined', async () => {
  const room = new FakeRoom({ maxDelayMs: 20 });
  const ana = await enter(room, 'Ana');
  const before = await invitationOf(ana);
  const ben = await enter(room, 'Ben', before);
  const chloe = await enter(room, 'Chloé', before);
  await allConnected([ana, ben, chloe]);
  const kept = participant(ana, 'Chloé')?.person;
  ana.command({ type: 'remove', id: inCall(ben).selfId });
  await vi.waitFor(() => expect(ben.store.getState()).toMatchObject({ status: 'failed', reason: 'removed' }), 5_000);
  await vi.waitFor(() => expect(inCall(chloe).participants.map(({ name }) => name)).toEqual(['Ana']), 5_000);
  const after = inCall(ana).invitation;
  await vi.waitFor(() => expect(inCall(ana).invitation.secret).not.toBe(before.secret));
  await vi.waitFor(() => expect(inCall(chloe).invitation.secret).toBe(inCall(ana).invitation.secret));
  expect(after.host).toBe(before.host);

  const again = await enter(room, 'Ben', before);
  const dana = await enter(room, 'Dana', inCall(chloe).invitation);
  await allConnected([ana, chloe, dana]);
  await agreedCode([ana, chloe, dana]);
  expect(participant(ana, 'Chloé')?.person).toBe(kept);
  expect(inCall(again).participants).toEqual([]);
  expect(inCall(dana).hostId).toBe(inCall(ana).selfId);
});

test('the room is handed over: the new host commands, the old one does not, also for those who come later', async () => {
  const room = new FakeRoom({ maxDelayMs: 20 });
  const ana = await enter(room, 'Ana');
  const invited = await invitationOf(ana);
  const ben = await enter(room, 'Ben', invited);
  await allConnected([ana, ben]);
  await agreedCode([ana, ben]);
  ana.command({ type: 'hand-over', id: inCall(ben).selfId });
  await vi.waitFor(() => expect([inCall(ana).hostId, inCall(ben).hostId]).toEqual([inCall(ben).selfId, 'self']));
  const chloe = await enter(room, 'Chloé', invited);
  await allConnected([ana, ben, chloe]);
  await vi.waitFor(() => expect(inCall(chloe).hostId).toBe(inCall(ben).selfId), 5_000);
  ana.command({ type: 'lock' });
  ben.command({ type: 'lock' });
  await vi.waitFor(
    () => expect([ana, ben, chloe].map((call) => inCall(call).isLocked)).toEqual([true, true, true]),
    5_000,
  );
});

test('who has only the address knocks: both see one code, and comes in when the host says so', async () => {
  const room = new FakeRoom({ maxDelayMs: 20 });
  const ana = await enter(room, 'Ana');
  ana.command({ type: 'lock' });
  const { secret, ...target } = await invitationOf(ana);
  const identity = await createIdentity();
  const codes: string[] = [];
  const admitted = new Promise<string>((resolve, reject) => {
    askToEnter({
      openSocket: room.openSocket,
      target,
      name: 'Chloé',
      identity,
      listeners: { onCode: ({ digits }) => codes.push(digits), onAdmitted: resolve, onFailure: reject },
    });
  });
  await vi.waitFor(() => expect(inCall(ana).waiting).toMatchObject([{ name: 'Chloé' }]), 5_000);
  expect(codes).toEqual([inCall(ana).waiting[0]?.code?.digits]);
  ana.command({ type: 'admit', id: inCall(ana).waiting[0]?.id ?? '' });
  expect(await admitted).toBe(secret);
  await vi.waitFor(() => expect(inCall(ana).waiting).toEqual([]));
  // The room is locked, and the host knows them again.
  const media = createLocalMedia();
  await media.open({});
  const chloe = createCall({ openSocket: room.openSocket, media });
  leaveAfterwards(chloe);
  await chloe.join({ invitation: { ...target, secret }, name: 'Chloé', create: false, identity });
  await allConnected([ana, chloe]);
  expect(inCall(chloe).isWaiting).toBe(false);
});

test('the host says no, or is not there', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const { secret: _, ...target } = await invitationOf(ana);
  const ask = async (name: string): Promise<{ failure: Promise<string> }> => {
    const identity = await createIdentity();
    const failure = new Promise<string>((resolve) => {
      const listeners = { onCode: () => undefined, onAdmitted: () => resolve('admitted'), onFailure: resolve };
      askToEnter({ openSocket: room.openSocket, target, name, identity, listeners });
    });
    return { failure };
  };
  const ben = await ask('Ben');
  await vi.waitFor(() => expect(inCall(ana).waiting).toHaveLength(1), 5_000);
  ana.command({ type: 'refuse', id: inCall(ana).waiting[0]?.id ?? '' });
  expect(await ben.failure).toBe('not-admitted');
  const chloe = await ask('Chloé');
  await vi.waitFor(() => expect(inCall(ana).waiting).toHaveLength(1), 5_000);
  ana.leave();
  expect(await chloe.failure).toBe('host-gone');
});

test('who cannot be connected is written to by way of the server, and it reads nothing', async () => {
  const unreachable = vi.spyOn(RTCPeerConnection.prototype, 'addIceCandidate').mockResolvedValue(undefined);
  try {
    const room = new FakeRoom();
    const ana = await enter(room, 'Ana');
    const ben = await enter(room, 'Ben');
    await vi.waitFor(() => expect(participant(ana, 'Ben')).toBeDefined(), 5_000);
    const sent = ['one', 'Chatmarker', 'three'];
    for (const text of sent) ana.chat.send(text);
    await vi.waitFor(() => expect(inCall(ben).chat.map(({ text }) => text)).toEqual(sent), 9_000);
    expect(isConnected(participant(ben, 'Ana')?.connection)).toBe(false);
    const plain = room.seen.map((text) => atob(text.replaceAll('-', '+').replaceAll('_', '/'))).join();
    expect(plain).not.toContain('Chatmarker');
  } finally {
    unreachable.mockRestore();
  }
}, 20_000);

test('what only the host may say does nothing when another participant says it', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben', await invitationOf(ana));
  await allConnected([ana, ben]);
  const channels = new Set<RTCDataChannel>();
  const send = RTCDataChannel.prototype.send;
  const spy = vi.spyOn(RTCDataChannel.prototype, 'send').mockImplementation(function (
    this: RTCDataChannel,
    data: unknown,
  ) {
    channels.add(this);
    return Reflect.apply(send, this, [data]);
  });
  ben.chat.send('finds the channel');
  await vi.waitFor(() => expect(channels.size).toBe(1));
  spy.mockRestore();
  const [toAna] = channels;
  for (const message of [
    { type: 'wait' },
    { type: 'not-admitted' },
    { type: 'move', secret: 'M'.repeat(43) },
    { type: 'command', command: 'AAAA' },
    { type: 'countersignature', session: 'A'.repeat(16), countersignature: 'A'.repeat(86) },
  ]) {
    toAna?.send(JSON.stringify(message));
  }
  ben.chat.send('and Ana still reads');
  await vi.waitFor(() => expect(inCall(ana).chat).toHaveLength(2));
  expect(inCall(ana)).toMatchObject({ isWaiting: false, isLocked: false, hostId: 'self' });
  expect(inCall(ana).participants).toHaveLength(1);
});

test('joining may be given up; what comes late changes nothing', async () => {
  const room = new FakeRoom({ maxDelayMs: 200 });
  const media = createLocalMedia();
  const call = createCall({ openSocket: room.openSocket, media });
  leaveAfterwards(call);
  const joining = call.join({ invitation: INVITATION, name: 'Ana', create: true });
  expect(call.store.getState().status).toBe('joining');
  call.leave();
  await joining;
  expect(call.store.getState().status).toBe('idle');
});

/** The number of signals once candidates have stopped coming. */
async function settled(room: FakeRoom): Promise<number> {
  await vi.waitUntil(
    async () => {
      const before = room.seen.length;
      await new Promise((resolve) => setTimeout(resolve, 400));
      return before === room.seen.length;
    },
    { timeout: 10_000, interval: 1 },
  );
  return room.seen.length;
}
