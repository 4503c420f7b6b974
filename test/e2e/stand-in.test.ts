import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, type LaunchOptions, launchApp } from '../support/launch-app.ts';
import { electronBinary } from '../support/launch-app-runtime.ts';
import { processesUsing } from '../support/processes.ts';

const MAIN = join(import.meta.dirname, '../electron/fixture/main.mjs');

/** For what another process does on a machine that is busy with other things. */
const PATIENT = { timeout: 15_000 };

type Invoke = (channel: string, ...args: unknown[]) => Promise<unknown>;
type Fixture = {
  platform: string;
  point: object;
  nested: { list: unknown[]; when: Date };
  refused: Record<string, string>;
  invoke: Invoke;
  send(channel: string, ...args: unknown[]): void;
  invokeUncloneable(): Promise<unknown>;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
  callBack(callback: (...args: unknown[]) => unknown): unknown;
  fail(): void;
};

declare global {
  var fixture: Fixture;
  var hadBridge: boolean;
  var externalRan: boolean;
  var seen: Seen;
  var answers: { permission: boolean; check: boolean; source: boolean };
}

type Seen = {
  permissions: { permission: string; mediaTypes?: string[]; requestingUrl: string }[];
  checks: { permission: string; origin: string; mediaType?: string }[];
  navigations: string[];
  windows: string[];
  seconds: string[][];
  messages: unknown[][];
  display: { origin: string; audio: boolean; errors: string[] }[];
};

const launchFixture = (options: LaunchOptions = {}): Promise<LaunchedApp> => launchApp({ main: MAIN, ...options });

const seenBy = (app: LaunchedApp): Promise<Seen> => app.evaluate(() => globalThis.seen);

/** The name of the error that asking for these devices gives, or the kinds of tracks. */
function askForMedia(page: Page, constraints: MediaStreamConstraints): Promise<string> {
  return page.evaluate(
    (asked) =>
      navigator.mediaDevices.getUserMedia(asked).then(
        (stream) =>
          stream
            .getTracks()
            .reduce((kinds, track) => `${kinds}${track.kind} `, '')
            .trim(),
        (error: Error) => error.name,
      ),
    constraints,
  );
}

describe.skipIf(electronBinary() !== undefined)('the Electron stand-in', () => {
  describe('one window', () => {
    let app: LaunchedApp;
    let page: Page;

    beforeAll(async () => {
      app = await launchFixture();
      page = app.page;
    });
    afterAll(() => app.close());

    it('gives the page what the preload exposes, before the page’s own scripts', async () => {
      expect(await page.evaluate(() => hadBridge)).toBe(true);
      expect(await page.evaluate(() => fixture.platform)).toBe(process.platform);
      expect(await page.evaluate(() => 'leaked' in globalThis)).toBe(false);
      expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
    });

    it('copies what crosses the bridge: no prototypes, frozen, functions callable both ways', async () => {
      expect(await page.evaluate(() => ({ ...fixture.point, methods: 'double' in fixture.point }))).toEqual({
        x: 1,
        methods: false,
      });
      expect(await page.evaluate(() => Object.isFrozen(fixture) && Object.isFrozen(fixture.nested.list))).toBe(true);
      expect(await page.evaluate(() => fixture.nested.when.getTime())).toBe(0);
      expect(await page.evaluate(() => fixture.callBack((one, two) => [two, one]))).toEqual([{ two: 2 }, 1]);
      expect(await page.evaluate(() => new Promise((resolve) => fixture.callBack(resolve)))).toBe(1);
      await expect(page.evaluate(() => fixture.fail())).rejects.toThrow('as it should');
      await expect(page.evaluate(() => fixture.callBack(Symbol('no') as never))).rejects.toThrow(
        'An object could not be cloned.',
      );
    });

    it('is as strict with a preload as Electron’s sandbox', async () => {
      expect(await page.evaluate(() => fixture.refused)).toEqual({
        fs: 'threw module not found: node:fs',
        webUtils: 'threw Electron stand-in: electron.webUtils is not implemented in a preload',
        cwd: 'threw Electron stand-in: process.cwd is not implemented in a preload',
        again: 'threw Cannot bind an API on top of an existing property on the window object',
      });
    });

    it('answers invoke with clones, and refuses what cannot be cloned', async () => {
      const echoed = await page.evaluate(async () => {
        const shared = { name: 'ä', none: undefined };
        const sent = [
          shared,
          shared,
          new Map([['key', new Set([1n])]]),
          new Uint8Array([1, 2]),
          new Date(7),
          Number.NaN,
        ];
        const [first, second, map, bytes, date, notANumber] = (await fixture.invoke('echo', ...sent)) as typeof sent;
        return {
          isSame: first === second,
          isCopy: first !== shared,
          map: map instanceof Map && map.get('key') instanceof Set,
          bytes: bytes instanceof Uint8Array && bytes[1] === 2,
          date: date instanceof Date && date.getTime() === 7,
          notANumber: Number.isNaN(notANumber),
          hasNone: 'none' in (first as object),
        };
      });
      expect(Object.entries(echoed).filter(([, isTrue]) => !isTrue)).toEqual([]);
      await expect(page.evaluate(() => fixture.invokeUncloneable())).rejects.toThrow('An object could not be cloned.');
      await expect(page.evaluate(() => fixture.invoke('uncloneable'))).rejects.toThrow(
        "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
      );
    });

    it('carries an error’s text alone, and names a missing handler', async () => {
      await expect(page.evaluate(() => fixture.invoke('fail'))).rejects.toThrow(
        "Error invoking remote method 'fail': RangeError: too far",
      );
      await expect(page.evaluate(() => fixture.invoke('nobody'))).rejects.toThrow(
        "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      );
    });

    it('tells main who asks', async () => {
      expect(await page.evaluate(() => fixture.invoke('sender'))).toEqual({
        url: 'fixture-app://window/index.html',
        origin: 'fixture-app://window',
        hasParent: false,
        isSender: true,
      });
    });

    it('delivers messages of main in order, until nobody listens', async () => {
      const received = page.evaluate(
        () =>
          new Promise<unknown[]>((resolve) => {
            const all: unknown[] = [];
            const stop = fixture.on('count', (number) => {
              all.push(number);
              if (number === 50) fixture.send('message', 'stopped');
              if (number === 50) stop();
              if (all.length === 50) resolve(all);
            });
            fixture.send('message', 'listening');
          }),
      );
      await expect.poll(async () => (await seenBy(app)).messages, PATIENT).toContainEqual(['listening']);
      await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        for (let number = 1; number <= 51; number += 1) contents?.send('count', number);
      });
      expect(await received).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      const uncloneable = app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('count', () => 1),
      );
      await expect(uncloneable).rejects.toThrow('Failed to serialize arguments');
    });

    it('throws by name for what it does not have', async () => {
      const part = app.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable());
      await expect(part).rejects.toThrow('Electron stand-in: safeStorage.isEncryptionAvailable is not implemented');
      const member = app.evaluate((electron) => electron.app.getGPUInfo('basic'));
      await expect(member).rejects.toThrow('Electron stand-in: app.getGPUInfo is not implemented');
      const event = app.evaluate((electron) => void electron.app.on('gpu-info-update', () => undefined));
      await expect(event).rejects.toThrow("Electron stand-in: app.on('gpu-info-update') is not implemented");
    });

    it('serves the scheme as a secure origin whose CSP is obeyed', async () => {
      expect(await page.evaluate(() => isSecureContext)).toBe(true);
      expect(await page.evaluate(() => externalRan)).toBe(true);
      expect(await page.evaluate(() => 'inlineRan' in globalThis)).toBe(false);
      const blocked = await page.evaluate(() => fetch('./page.js').catch((error: Error) => error.name));
      expect(blocked).toBe('TypeError');
      const worker = page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const started = new Worker('./worker.js', { type: 'module' });
            started.onmessage = ({ data }) => resolve(data);
            started.onerror = reject;
          }),
      );
      expect(await worker).toBe('from a module worker');
    });

    it('follows the window’s size and the theme', async () => {
      expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 600]);
      await app.evaluate(({ BrowserWindow, nativeTheme }) => {
        BrowserWindow.getAllWindows()[0]?.setBounds({ width: 500, height: 400 });
        nativeTheme.themeSource = 'dark';
      });
      await page.waitForFunction(() => innerWidth === 500 && innerHeight === 400);
      await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
    });

    it('asks main for exactly the devices that were asked for', async () => {
      const before = (await seenBy(app)).permissions.length;
      expect(await askForMedia(page, { audio: true })).toBe('audio');
      expect(await askForMedia(page, { video: true })).toBe('video');
      expect(await askForMedia(page, { audio: true, video: true })).toBe('audio video');
      expect(await askForMedia(page, {})).toBe('TypeError');
      const { permissions, checks } = await seenBy(app);
      expect(permissions.slice(before).map(({ mediaTypes }) => mediaTypes)).toEqual([
        ['audio'],
        ['video'],
        ['audio', 'video'],
      ]);
      expect(permissions.at(-1)?.requestingUrl).toBe('fixture-app://window/index.html');
      expect(checks.at(-1)).toMatchObject({ permission: 'media', origin: 'fixture-app://window/', mediaType: 'video' });
    });

    it('gives the page main’s refusals', async () => {
      const refuse = (answer: 'permission' | 'check', isAllowed: boolean): Promise<void> =>
        app.evaluate((_, [name, value]) => void Object.assign(globalThis.answers, { [name]: value }), [
          answer,
          isAllowed,
        ] as const);
      for (const answer of ['permission', 'check'] as const) {
        await refuse(answer, false);
        expect(await askForMedia(page, { audio: true })).toBe('NotAllowedError');
        const fullscreen = page.evaluate(() =>
          document.body.requestFullscreen().catch((error: Error) => error.message),
        );
        expect(await fullscreen).toBe('Permissions check failed');
        const notifications = await page.evaluate(() => Notification.requestPermission());
        expect(notifications).toBe('denied');
        await refuse(answer, true);
      }
      const state = (): Promise<string> =>
        page.evaluate(() => navigator.permissions.query({ name: 'camera' }).then((status) => status.state));
      expect(await state()).toBe('granted');
      await refuse('check', false);
      expect(await state()).toBe('denied');
      await refuse('check', true);
      expect(await page.evaluate(() => navigator.clipboard.writeText('text'))).toBeUndefined();
    });

    it('hides local addresses from a page whose check for media main refuses', async () => {
      const hostNames = (): Promise<string[]> =>
        page.evaluate(async () => {
          const connection = new RTCPeerConnection();
          connection.createDataChannel('any');
          await connection.setLocalDescription();
          while (connection.iceGatheringState !== 'complete') {
            await new Promise((resolve) => connection.addEventListener('icegatheringstatechange', resolve));
          }
          const lines = connection.localDescription?.sdp.match(/^a=candidate:.*$/gm) ?? [];
          connection.close();
          return lines.map((line) => line.split(' ')[4] ?? '');
        });
      expect((await hostNames()).filter((name) => name.endsWith('.local'))).toEqual([]);
      await app.evaluate(() => void Object.assign(globalThis.answers, { check: false }));
      await page.reload();
      expect((await hostNames()).filter((name) => !name.endsWith('.local'))).toEqual([]);
      await app.evaluate(() => void Object.assign(globalThis.answers, { check: true }));
      await page.reload();
    });

    it('shows a screen that moves when main chose a source, and refuses when it did not', async () => {
      const share = (): Promise<string | number> =>
        page.evaluate(async () => {
          const video = document.createElement('video');
          video.muted = true;
          try {
            video.srcObject = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
          } catch (error) {
            return (error as Error).name;
          }
          await video.play();
          const canvas = new OffscreenCanvas(64, 36).getContext('2d');
          const pictures = new Set<string>();
          while (pictures.size < 5) {
            await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
            canvas?.drawImage(video, 0, 0, 64, 36);
            pictures.add(String(canvas?.getImageData(0, 0, 64, 36).data));
          }
          return pictures.size;
        });
      expect(await share()).toBe(5);
      await app.evaluate(() => void Object.assign(globalThis.answers, { source: false }));
      expect(await share()).toBe('AbortError');
      const { display, permissions } = await seenBy(app);
      expect(display).toEqual([
        { origin: 'fixture-app://window/', audio: true, errors: ['One-time callback was called more than once'] },
        {
          origin: 'fixture-app://window/',
          audio: true,
          errors: [
            'Video was requested, but no video stream was provided',
            'One-time callback was called more than once',
          ],
        },
      ]);
      expect(permissions.at(-1)).toMatchObject({ permission: 'display-capture', mediaTypes: ['video', 'audio'] });
    });

    it('lists the screen and the windows with pictures no larger than asked', async () => {
      expect(await page.evaluate(() => fixture.invoke('sources'))).toEqual([
        expect.objectContaining({ id: 'screen:0:0', name: 'Entire screen', empty: false }),
        expect.objectContaining({ id: 'window:1:0', name: 'Fixture', empty: false, height: 90 }),
      ]);
    });

    it('asks main before the page navigates, and stays when main says no', async () => {
      await page.click('#out');
      await expect.poll(async () => (await seenBy(app)).navigations, PATIENT).toEqual(['https://elsewhere.example/']);
      await page.evaluate(() => location.assign('https://elsewhere.example/by-script'));
      await expect.poll(async () => (await seenBy(app)).navigations, PATIENT).toHaveLength(2);
      expect(await page.evaluate(() => [document.title, location.host])).toEqual([
        'Fixture',
        'window.fixture-app.invalid',
      ]);
      await page.reload();
      expect((await seenBy(app)).navigations).toHaveLength(2);
      await page.click('#self');
      await page.waitForURL(/again$/);
      expect((await seenBy(app)).navigations.at(-1)).toBe('fixture-app://window/index.html?again');
      expect(await page.evaluate(() => fixture.invoke('echo', 'still here'))).toEqual(['still here']);
    });

    it('asks main before the page opens a window, and opens none', async () => {
      expect(await page.evaluate(() => window.open('https://elsewhere.example/script'))).toBeNull();
      await page.click('#window');
      await expect
        .poll(async () => (await seenBy(app)).windows, PATIENT)
        .toEqual(['https://elsewhere.example/script', 'https://elsewhere.example/new']);
      await expect.poll(() => app.pages().length, PATIENT).toBe(1);
    });

    it('runs a utility process that talks, and tells when it ends', async () => {
      const answer = await page.evaluate(async () => {
        const sent = { list: [1, 2], map: new Map([[1, 'one']]) };
        const { echo, ...rest } = (await fixture.invoke('utility', sent)) as { echo: typeof sent };
        return { ...rest, list: echo.list, one: echo.map.get(1) };
      });
      expect(answer).toEqual({
        list: [1, 2],
        one: 'one',
        argv: ['--flag'],
        net: 'Electron stand-in: net in a utility process.fetch is not implemented',
      });
      expect(await page.evaluate(() => fixture.invoke('utility-exit'))).toBe(7);
    });
  });

  describe('start and end', () => {
    const running: LaunchedApp[] = [];
    const folders: string[] = [];

    const launch = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
      const app = await launchFixture(options);
      running.push(app);
      return app;
    };

    afterEach(async () => {
      await Promise.all(running.splice(0).map((app) => app.close()));
      await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
    });

    it('has one instance for each folder of user data', async () => {
      const userDataDir = await mkdtemp(join(tmpdir(), 'engage-instance-'));
      folders.push(userDataDir);
      const first = await launch({ userDataDir });
      await expect(launch({ userDataDir, args: ['engage://link'] })).rejects.toThrow('second instance leaves');
      await expect.poll(async () => (await seenBy(first)).seconds.length, PATIENT).toBe(1);
      const [argv] = (await seenBy(first)).seconds;
      expect(argv?.at(-1)).toBe('engage://link');
      first.kill();
      await first.exited;
      const next = await launch({ userDataDir });
      expect(await next.page.title()).toBe('Fixture');
    });

    it('quits cleanly and leaves nothing', async () => {
      const app = await launch();
      await app.page.evaluate(() => fixture.invoke('utility', 'hello'));
      expect(processesUsing(app.userDataDir).length).toBeGreaterThan(2);
      await app.close();
      expect(await app.exited).toBe(0);
      await expect.poll(() => processesUsing(app.userDataDir), PATIENT).toEqual([]);
      expect(existsSync(dirname(app.userDataDir))).toBe(false);
    });

    it('quits when its last window is closed', async () => {
      const app = await launch();
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      expect(await app.exited).toBe(0);
    });

    it('dies at once when it is killed', async () => {
      const app = await launch();
      await app.page.evaluate(() => fixture.invoke('utility', 'hello'));
      app.kill();
      expect(await app.exited).toBeNull();
      await expect.poll(() => processesUsing(app.userDataDir), PATIENT).toEqual([]);
      await expect.poll(() => existsSync(dirname(app.userDataDir)), PATIENT).toBe(false);
    });

    it('ends with the process that started it', async () => {
      const script = `
        import { launchApp } from ${JSON.stringify(new URL('../support/launch-app.ts', import.meta.url).href)};
        launchApp({ main: ${JSON.stringify(MAIN)} }).then((app) => {
          process.stdout.write(app.userDataDir);
        });`;
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const userDataDir = await new Promise<string>((resolve) =>
        child.stdout.once('data', (text) => resolve(`${text}`)),
      );
      child.kill('SIGKILL');
      await expect.poll(() => processesUsing(userDataDir), PATIENT).toEqual([]);
      await expect.poll(() => existsSync(dirname(userDataDir)), PATIENT).toBe(false);
    });
  });

  describe('devices', () => {
    const askAll = async (media: NonNullable<LaunchOptions['media']>): Promise<string[]> => {
      const app = await launchFixture({ media });
      try {
        const asked = [{ audio: true, video: true }, { audio: true }, { video: true }];
        const answers: string[] = [];
        for (const constraints of asked) answers.push(await askForMedia(app.page, constraints));
        return answers;
      } finally {
        await app.close();
      }
    };

    it.each([
      ['fake', ['audio video', 'audio', 'video']],
      ['none', ['NotFoundError', 'NotFoundError', 'NotFoundError']],
      ['denied', ['NotAllowedError', 'NotAllowedError', 'NotAllowedError']],
      ['in-use', ['NotReadableError', 'NotReadableError', 'NotReadableError']],
    ] as const)('%s', async (media, expected) => {
      expect(await askAll(media)).toEqual(expected);
    });
  });
});
