/**
 * `npm run smoke -- --participants 3 [--json]`: that many apps on this machine, one hosts, the others join; then
 * what each gets from each is measured. Exits with 1 when anything is missing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { CallPage, type FirstFrames } from '../support/call-page.ts';
import { type LaunchedApp, launchApp } from '../support/launch-app.ts';

const ROOT = join(import.meta.dirname, '../..');
const MEASURE_MS = 4_000;
const SHARE_TIMEOUT_MS = 10_000;
const LEAST_FRAMES_PER_SECOND = 1;
const LEAST_AUDIO_LEVEL = 0.01;

type Member = { name: string; window: CallPage; app: LaunchedApp };

/** What `to` gets from `from`. */
type Pair = {
  from: string;
  to: string;
  framesPerSecond: number;
  width: number;
  height: number;
  /** The loudest moment, 0…1. */
  audioLevel: number;
  chat: boolean;
  share: boolean;
  /** From the later one's press of Join to the first frame. */
  firstFrameMs: number;
};

const { values } = parseArgs({
  options: { participants: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
});
const participants = Number(values.participants);
if (!Number.isInteger(participants) || participants < 2 || participants > 12) {
  console.error('Usage: npm run smoke -- --participants 2…12 [--json]');
  process.exit(2);
}
const log = values.json ? () => undefined : console.log;

if (!existsSync(join(ROOT, 'dist/main/main.js'))) await buildApp();
const members: Member[] = [];
try {
  await gather();
  const pairs = await measure();
  const runtime = members[0]?.app.runtime ?? 'stand-in';
  if (values.json) console.log(JSON.stringify({ participants, runtime, pairs }));
  else printTable(runtime, pairs);
  process.exitCode = pairs.every(isWhole) ? 0 : 1;
} finally {
  await Promise.all(members.map(({ app }) => app.close()));
}
process.exit();

function buildApp(): Promise<unknown> {
  log('Building…');
  return build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
}

async function gather(): Promise<void> {
  let link = '';
  for (let index = 0; index < participants; index += 1) {
    const name = index === 0 ? 'Host' : `Guest ${index}`;
    const app = await launchApp();
    const window = new CallPage(app.page);
    members.push({ name, window, app });
    await window.watchFirstFrames();
    if (index === 0) {
      await window.host({ name });
      link = await window.invitationLink();
      log(`${name} hosts in ${app.runtime === 'electron' ? 'Electron' : 'the Electron stand-in'}.`);
    } else {
      await window.join({ name, link });
      log(`${name} has joined.`);
    }
    await everybodySeesEverybody();
  }
}

/** The next one comes when the mesh is complete: a join is measured alone. */
async function everybodySeesEverybody(): Promise<void> {
  for (const { window: one } of members) {
    await one.page.waitForFunction(
      (count) => Object.keys(window.firstFrameNotes?.frames ?? {}).length >= count,
      members.length - 1,
    );
  }
}

async function measure(): Promise<Pair[]> {
  const pairs = members.flatMap((to) => members.filter((from) => from !== to).map((from) => ({ from, to })));
  const notes = new Map<Member, FirstFrames>();
  for (const member of members) notes.set(member, await member.window.firstFrames());
  const media = await Promise.all(pairs.map((pair) => measureMedia(pair)));
  await Promise.all(members.map(({ window, name }) => window.sendChat(`hello from ${name}`)));
  const shares = new Map<Member, Set<Member>>();
  for (const member of members) shares.set(member, await seesShareOf(member));
  const chats = new Map<Member, string[]>();
  for (const member of members) chats.set(member, await member.window.chatTexts());
  return pairs.map(({ from, to }, index) => {
    const pressedAt = Math.max(notes.get(from)?.pressedAt ?? 0, notes.get(to)?.pressedAt ?? 0);
    const firstFrameMs = Math.round((notes.get(to)?.frames[from.name] ?? Number.NaN) - pressedAt);
    const chat = chats.get(to)?.filter((text) => text === `hello from ${from.name}`).length === 1;
    const share = shares.get(from)?.has(to) === true;
    const measured = media[index] ?? { framesPerSecond: 0, width: 0, height: 0, audioLevel: 0 };
    return { from: from.name, to: to.name, ...measured, chat, share, firstFrameMs };
  });
}

async function measureMedia({ from, to }: { from: Member; to: Member }) {
  const tile = to.window.tile(from.name);
  const [picture, sound] = await Promise.all([
    to.window.measureTile(tile, MEASURE_MS),
    to.window.measureSound(from.name, MEASURE_MS),
  ]);
  const framesPerSecond = Math.round(picture.framesPerSecond * 10) / 10;
  return { ...picture, framesPerSecond, audioLevel: Math.round(sound * 1000) / 1000 };
}

/** Who sees a picture of a member's screen, and sees it go when the share stops. */
async function seesShareOf(sharer: Member): Promise<Set<Member>> {
  await sharer.window.shareScreen();
  const others = members.filter((member) => member !== sharer);
  const seen = await Promise.all(
    others.map(async ({ window }) => {
      const tile = window.screenOf(sharer.name);
      return tile
        .locator('video[data-picture]')
        .waitFor({ timeout: SHARE_TIMEOUT_MS })
        .then(
          () => true,
          () => false,
        );
    }),
  );
  await sharer.window.stopSharing();
  const gone = await Promise.all(
    others.map(({ window }) =>
      window
        .screenOf(sharer.name)
        .waitFor({ state: 'detached', timeout: SHARE_TIMEOUT_MS })
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  return new Set(others.filter((_, index) => seen[index] && gone[index]));
}

function isWhole({ framesPerSecond, audioLevel, chat, share, firstFrameMs }: Pair): boolean {
  const hasMedia = framesPerSecond >= LEAST_FRAMES_PER_SECOND && audioLevel >= LEAST_AUDIO_LEVEL;
  return hasMedia && chat && share && Number.isFinite(firstFrameMs);
}

function printTable(runtime: string, pairs: readonly Pair[]): void {
  console.table(pairs);
  console.log(`Runtime: ${runtime}. ${pairs.every(isWhole) ? 'Everything is there.' : 'Something is missing.'}`);
}
