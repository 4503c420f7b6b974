/** What two pages of a Chromium can send each other at the most: one connection, data channels, nothing else. */
import type { Page } from 'playwright';
import { knowHelpers } from '../support/page-helpers.ts';

export type BareOptions = { bytes: number; chunkBytes: number; channels: number };

declare global {
  interface Window {
    bareChannel?: { connection: RTCPeerConnection; bytes: number; firstAt: number; lastAt: number };
  }
}

/** @returns bytes per second, from the first that arrived to the last */
export async function bareChannelSpeed(from: Page, to: Page, options: BareOptions): Promise<number> {
  for (const page of [from, to]) await knowHelpers(page);
  const offer = await from.evaluate(makeOffer, options.channels);
  const answer = await to.evaluate(makeAnswer, offer);
  await from.evaluate(send, { answer, ...options });
  await to.waitForFunction((bytes) => (window.bareChannel?.bytes ?? 0) >= bytes, options.bytes, { timeout: 300_000 });
  const speed = await to.evaluate(() => {
    const { bytes = 0, firstAt = 0, lastAt = 0 } = window.bareChannel ?? {};
    return (bytes * 1_000) / (lastAt - firstAt);
  });
  for (const page of [from, to]) await page.evaluate(() => window.bareChannel?.connection.close());
  return speed;
}

/** Runs in the page, as do those below. */
async function makeOffer(channels: number): Promise<string> {
  const connection = new RTCPeerConnection();
  window.bareChannel = { connection, bytes: 0, firstAt: 0, lastAt: 0 };
  const made = Array.from({ length: channels }, (_, index) => connection.createDataChannel(`${index}`));
  Object.assign(connection, { made });
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    connection.onicecandidate = ({ candidate }) => candidate ?? resolve();
  });
  return connection.localDescription?.sdp ?? '';
}

async function makeAnswer(sdp: string): Promise<string> {
  const connection = new RTCPeerConnection();
  const state = { connection, bytes: 0, firstAt: 0, lastAt: 0 };
  window.bareChannel = state;
  connection.ondatachannel = ({ channel }) => {
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      state.firstAt ||= performance.now();
      state.bytes += data.byteLength;
      state.lastAt = performance.now();
    };
  };
  await connection.setRemoteDescription({ type: 'offer', sdp });
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    connection.onicecandidate = ({ candidate }) => candidate ?? resolve();
  });
  return connection.localDescription?.sdp ?? '';
}

async function send({ answer, bytes, chunkBytes }: BareOptions & { answer: string }): Promise<void> {
  const connection = window.bareChannel?.connection as RTCPeerConnection & { made: RTCDataChannel[] };
  await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  const share = Math.ceil(bytes / connection.made.length);
  const sendAll = async (channel: RTCDataChannel): Promise<void> => {
    if (channel.readyState !== 'open') await new Promise((resolve) => channel.addEventListener('open', resolve));
    channel.bufferedAmountLowThreshold = 1_048_576;
    const chunk = crypto.getRandomValues(new Uint8Array(16_384));
    const block = new Uint8Array(chunkBytes).map((_, index) => chunk[index % chunk.length] ?? 0);
    for (let sent = 0; sent < share; sent += chunkBytes) {
      if (channel.bufferedAmount > 4_194_304) {
        await new Promise((resolve) => channel.addEventListener('bufferedamountlow', resolve, { once: true }));
      }
      channel.send(block);
    }
  };
  await Promise.all(connection.made.map(sendAll));
}
