/** Joins that cannot work, each with a sentence that a person understands. */
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createInvitation, invitationLink } from '../../renderer/call/seal/invitation.ts';
import { type SignallingServer, startSignallingServer } from '../../signalling/server.ts';
import { openApp } from '../support/apps.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function startServer(options: { seats?: number } = {}): Promise<SignallingServer> {
  const server = await startSignallingServer(options);
  closers.push(() => server.close());
  return server;
}

test('a room that is not open', async () => {
  const { origin } = await startServer();
  const ben = await openApp();
  await ben.openInvitation({ name: 'Ben', link: invitationLink(createInvitation(origin, 'Studio')) });
  await ben.page.getByRole('button', { name: 'Join now' }).click();
  await ben.page.getByText('The room is not open.').waitFor();
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await ben.page.getByText('The room is not open.').waitFor();
});

test('a room that is full; it can be joined when somebody has left', async () => {
  const { origin } = await startServer({ seats: 1 });
  const ana = await openApp();
  await ana.page.getByLabel('Where').selectOption({ label: 'On another server…' });
  await ana.page.getByLabel('Server address').fill(origin);
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
  expect(link.startsWith(origin)).toBe(true);
  const ben = await openApp();
  await ben.openInvitation({ name: 'Ben', link });
  await ben.page.getByRole('button', { name: 'Join now' }).click();
  await ben.page.getByText('The room is full.').waitFor();
});

test('a server that has gone', async () => {
  const server = await startServer();
  const link = invitationLink(createInvitation(server.origin, 'Studio'));
  await server.close();
  const ben = await openApp();
  await ben.openInvitation({ name: 'Ben', link });
  await ben.page.getByRole('button', { name: 'Join now' }).click();
  await ben.page.getByText('The room server cannot be reached.').waitFor();
});

test('something else at the address', async () => {
  const other: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  closers.push(() => other.close());
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ben = await openApp();
  const link = invitationLink(createInvitation(`http://127.0.0.1:${port}`, 'Studio'));
  await ben.openInvitation({ name: 'Ben', link });
  await ben.page.getByRole('button', { name: 'Join now' }).click();
  await ben.page.getByText('Something else answers at that address.').waitFor();
});

test('what is no invitation is refused at once, beneath the field, and nothing typed is lost', async () => {
  const ben = await openApp();
  const field = ben.page.getByLabel('Invitation link');
  for (const [text, sentence] of [
    ['', 'There is no link yet.'],
    ['http://', 'That is no invitation.'],
    ['come at nine', '“at” is not among the words that rooms have.'],
    ['acorn acron acorn', '“acron” is not among the words that rooms have. Did they say “acorn”?'],
    ['192.168.1.5 acorn acorn', 'A room has 7 words, these are 2.'],
    ['ftp://192.168.1.5/#k=x', 'That link belongs to another program.'],
    ['http://192.168.1.5:7300/#k=short', 'The link was cut or changed on its way.'],
  ] as const) {
    await field.fill(text);
    await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
    await ben.page.getByText(sentence).waitFor();
    expect(await field.inputValue()).toBe(text);
  }
});
