import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabServer } from './lab-server.ts';
import { Network } from './network/network.ts';
import { Participant } from './participant.ts';
import { whyNotHere } from './why-not-here.ts';

console.log('why not:', await whyNotHere());
const folder = mkdtempSync(join(tmpdir(), 'engage-lab-'));
const network = await Network.create();
try {
  const server = new LabServer(await network.addHost('server'));
  await server.start();
  console.log(server.origin);
  const people = ['Ana', 'Ben', 'Chloe'];
  const all: Participant[] = [];
  for (const name of people) {
    const t = Date.now();
    all.push(
      await Participant.open({
        host: await network.addHost(name),
        name,
        people,
        folder,
        origin: server.origin,
        film: { width: 320, height: 240, framesPerSecond: 15 },
      }),
    );
    console.log('opened', name, Date.now() - t);
  }
  const [ana, ...rest] = all;
  await ana!.window.page.goto(server.origin);
  await ana!.window.host({ name: 'Ana' });
  const link = await ana!.window.invitationLink();
  console.log(link);
  for (const one of rest) {
    await one.openLobby(link);
    await one.window.enter('Join now');
  }
  for (const one of all) await one.typeEvery(250);
  await new Promise((r) => setTimeout(r, 15000));
  for (const one of all) {
    const n = await one.notes();
    const gaps = (ts: number[]) =>
      ts
        .slice(1)
        .map((t, i) => Math.round(t - ts[i]!))
        .sort((a, b) => b - a);
    for (const [k, v] of Object.entries(n.pictures)) console.log(one.name, 'sees', k, v.length, gaps(v).slice(0, 6));
    for (const [k, v] of Object.entries(n.voices)) console.log(one.name, 'hears', k, v.length, gaps(v).slice(0, 6));
    console.log(
      one.name,
      'mistaken',
      n.mistaken,
      'conn',
      n.connections.map((c) => c.name + c.connection).join(),
      'typed',
      n.typed.length,
      'msgs',
      n.messages.length,
      n.messages.slice(-2),
      n.tiles.map((t) => t.names.join()),
      n.clicks.length,
    );
  }
  if (process.argv[2]) await ana!.window.page.screenshot({ path: process.argv[2] });
  for (const one of all) await one.close();
} finally {
  await network.close();
  rmSync(folder, { recursive: true });
}
