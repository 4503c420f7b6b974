/** A real Firefox, as guests have it, with its own fake camera and microphone; closed after the test. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterEach } from 'vitest';
import { systemPackage } from './system-package.ts';

/** Undefined where there is none; the tests that need it are skipped then. */
export const firefoxPath = await systemPackage('firefox-esr', 'firefox-esr');

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  // Without a network there is no other way to a page of this computer.
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

/** Since the page was opened, of everybody together. */
export type Received = {
  /** Frames decoded, by the height of the last one. */
  frames: Readonly<Record<number, number>>;
  /** W3C WebRTC Statistics, totalAudioEnergy. */
  soundEnergy: number;
};

declare global {
  interface Window {
    connections?: RTCPeerConnection[];
  }
}

let browser: Browser | undefined;

afterEach(async () => {
  await browser?.close();
  browser = undefined;
});

export class FirefoxPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Into the field with that label. */
  async fill(label: string, text: string): Promise<void> {
    await this.press(label);
    await this.#page.keyboard.type(text);
  }

  /** What is written there. */
  async press(text: string): Promise<void> {
    await this.#page.locator(`::-p-text(${text})`).click();
  }

  /** As soon as it is shown. */
  async invitationLink(): Promise<string> {
    const link = await this.#page.waitForSelector('[data-testid="invitation-link"]');
    const text = await link?.evaluate((element) =>
      element instanceof HTMLInputElement ? element.value : element.textContent,
    );
    return text?.trim() ?? '';
  }

  received(): Promise<Received> {
    return this.#page.evaluate(async () => {
      const frames: Record<number, number> = {};
      let soundEnergy = 0;
      for (const connection of window.connections ?? []) {
        for (const entry of (await connection.getStats()).values()) {
          if (entry.type !== 'inbound-rtp') continue;
          if (entry.kind === 'audio') soundEnergy += entry.totalAudioEnergy ?? 0;
          if (entry.frameHeight) frames[entry.frameHeight] = (frames[entry.frameHeight] ?? 0) + entry.framesDecoded;
        }
      }
      return { frames, soundEnergy };
    });
  }
}

export async function openFirefox(url: string): Promise<FirefoxPage> {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath ?? '',
    extraPrefsFirefox: PREFERENCES,
  });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const connections: RTCPeerConnection[] = [];
    window.connections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
  await page.goto(url);
  return new FirefoxPage(page);
}
