import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';
import { createExchangeKey } from '../../../../renderer/call/seal/exchange-key.ts';
import { createIdentity } from '../../../../renderer/call/seal/identity.ts';
import { createInvitation } from '../../../../renderer/call/seal/invitation.ts';
import { deriveRoomKeys } from '../../../../renderer/call/seal/room-keys.ts';

test('one secret gives four things that have nothing in common', async () => {
  const { secret } = createInvitation('http://a', 'x');
  const keys = await deriveRoomKeys(fromBase64Url(secret));
  const parts = [keys.locator, keys.admission, keys.psk].map(toBase64Url);
  expect(new Set([secret, ...parts]).size).toBe(4);
  expect(keys.hello.extractable).toBe(false);
});

test('no private key can be taken out', async () => {
  const [identity, exchange] = await Promise.all([createIdentity(), createExchangeKey()]);
  expect([identity, exchange].map(({ privateKey }) => privateKey.extractable)).toEqual([false, false]);
  await expect(crypto.subtle.exportKey('pkcs8', identity.privateKey)).rejects.toThrow();
});
