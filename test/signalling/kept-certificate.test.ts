import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dataFolder } from '../../signalling/standalone/data-folder.ts';
import { keepCertificate } from '../../signalling/standalone/kept-certificate.ts';

const NAMES = ['localhost', '127.0.0.1', '::1', '192.168.1.5'];
const DAY_MS = 24 * 60 * 60 * 1_000;
const NOW = new Date('2030-01-01T00:00:00Z');
const root = mkdtempSync(join(tmpdir(), 'engage-certificate-'));

afterAll(() => rmSync(root, { recursive: true }));

function later(days: number): Date {
  return new Date(NOW.getTime() + days * DAY_MS);
}

function folder(name: string): string {
  return join(root, name, 'engage');
}

test('it is made once, for its names, with an ECDSA key', async () => {
  const made = await keepCertificate(folder('once'), NAMES, NOW);
  const certificate = new X509Certificate(made.cert);
  expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  expect(certificate.ca).toBe(false);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  for (const address of NAMES.slice(1)) expect(certificate.checkIP(address), address).toBe(address);
  expect(certificate.checkIP('192.168.1.6')).toBeUndefined();
  expect(await keepCertificate(folder('once'), NAMES, later(700))).toEqual(made);
});

test('the pin is the SHA-256 of the public key, as other tools make it', async () => {
  const { cert, pin } = await keepCertificate(folder('pin'), NAMES, NOW);
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  const digest = await crypto.subtle.digest('SHA-256', publicKey);
  expect(pin).toBe(Buffer.from(digest).toString('base64url'));
  expect(pin).toHaveLength(43);
});

test('only its owner can read what is kept, even when that was changed', async () => {
  if (process.platform === 'win32') return;
  const made = await keepCertificate(folder('mode'), NAMES, NOW);
  const key = join(folder('mode'), 'server-key.pem');
  const modeOf = (file: string) => statSync(file).mode & 0o777;
  expect([modeOf(folder('mode')), modeOf(key)]).toEqual([0o700, 0o600]);
  chmodSync(key, 0o644);
  expect((await keepCertificate(folder('mode'), NAMES, NOW)).pin).toBe(made.pin);
  expect(modeOf(key)).toBe(0o600);
});

test.each([
  ['it nears its end', NAMES, later(770)],
  ['it has ended', NAMES, later(2_000)],
  ['the computer has another address', [...NAMES, '10.0.0.7'], NOW],
])('it is made anew with the same key when %s', async (why, names, now) => {
  const first = await keepCertificate(folder(why), NAMES, NOW);
  const second = await keepCertificate(folder(why), names, now);
  expect(second.cert).not.toBe(first.cert);
  expect([second.key, second.pin]).toEqual([first.key, first.pin]);
  const { validFrom, validTo, ...certificate } = new X509Certificate(second.cert);
  expect(Date.parse(validTo) - now.getTime()).toBeGreaterThan(800 * DAY_MS);
  expect(Date.parse(validFrom)).toBeLessThan(now.getTime());
  expect(certificate).toBeDefined();
  expect(await keepCertificate(folder(why), names, now)).toEqual(second);
});

test('a certificate that was spoilt, or is of another key, is made anew', async () => {
  const first = await keepCertificate(folder('spoilt'), NAMES, NOW);
  const file = join(folder('spoilt'), 'server-certificate.pem');
  writeFileSync(file, 'spoilt');
  expect((await keepCertificate(folder('spoilt'), NAMES, NOW)).pin).toBe(first.pin);
  writeFileSync(file, (await keepCertificate(folder('other'), NAMES, NOW)).cert);
  const { cert, key } = await keepCertificate(folder('spoilt'), NAMES, NOW);
  expect(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'pem' })).not.toBe('');
  expect(key).toBe(first.key);
  expect(readFileSync(file, 'utf8')).toBe(cert);
});

test('a folder that cannot be made is an error', async () => {
  writeFileSync(join(root, 'file'), '');
  await expect(keepCertificate(join(root, 'file', 'folder'), NAMES)).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('it is kept where programs of this user keep their data', () => {
  expect(dataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'engage'));
  expect(dataFolder('linux', { XDG_DATA_HOME: 'data' })).toMatch(/[/\\]\.local[/\\]share[/\\]engage$/);
  expect(dataFolder('darwin', {})).toMatch(/Library[/\\]Application Support[/\\]engage$/);
  expect(dataFolder('win32', { LOCALAPPDATA: 'C:\\Data' })).toBe(join('C:\\Data', 'engage'));
});
