import { rmSync } from 'node:fs';
import type { FilmOptions } from './film/film.ts';
import { launchLabBrowser } from './lab-browser.ts';
import { makeLabFolder } from './lab-folder.ts';
import { LabServer } from './lab-server.ts';
import { chatFaults, type NotesByName } from './measure/chat.ts';
import { Observation } from './measure/observation.ts';
import type { Host } from './network/host.ts';
import { Network } from './network/network.ts';
import { Participant } from './participant.ts';
import { until } from './until.ts';

const NAMES = ['Ana', 'Ben', 'Chloe', 'Dev', 'Eva', 'Finn', 'Gil', 'Hana'];
/** Little work for the one machine that plays all hosts, and many frames enough to see a gap. */
const SMALL_FILM: FilmOptions = { width: 160, height: 120, framesPerSecond: 10 };
const GATHER_TIMEOUT_MS = 60_000;
const CHAT_TIMEOUT_MS = 15_000;
/** Whoever was seen and heard that lately is seen and heard: longer than a busy machine holds its breath. */
const LATELY_MS = 2_000;

export type LabCallOptions = {
  participants: number;
  film?: FilmOptions;
  /** All in one browser on one host, without cameras and microphones: the least that many can cost one machine. */
  isOneOffice?: boolean;
  /** Asked for once the network is there; the folder is removed with the call. */
  serverFlags?: (network: Network, folder: string) => Promise<readonly string[]>;
  /** Before anybody joins. */
  prepare?: (hosts: readonly Host[]) => Promise<void>;
};

/** A network of hosts with a participant on each and a server on one more. Close it after use. */
export class LabCall {
  readonly network: Network;
  readonly server: LabServer;
  readonly participants: readonly Participant[];
  readonly #folder: string;

  private constructor(network: Network, server: LabServer, participants: readonly Participant[], folder: string) {
    this.network = network;
    this.server = server;
    this.participants = participants;
    this.#folder = folder;
  }

  /** Everybody's browser is open, nobody has joined. */
  static async open({
    participants,
    film = SMALL_FILM,
    isOneOffice = false,
    serverFlags,
    prepare,
  }: LabCallOptions): Promise<LabCall> {
    const folder = makeLabFolder();
    const network = await Network.create();
    const people = NAMES.slice(0, participants);
    const opened: Participant[] = [];
    const discard = () => Promise.all(opened.map((one) => one.close()));
    try {
      const server = new LabServer(await network.addHost('server'), (await serverFlags?.(network, folder)) ?? []);
      await server.start();
      const { origin } = server;
      const hosts: Host[] = [];
      for (const name of isOneOffice ? ['office'] : people) hosts.push(await network.addHost(name.toLowerCase()));
      await prepare?.(hosts);
      for (const [person, host] of hosts.entries()) {
        const devices = isOneOffice ? undefined : { person, film };
        const browser = await launchLabBrowser(host, { folder, origin, devices });
        for (const name of isOneOffice ? people : people.slice(person, person + 1)) {
          opened.push(await Participant.open({ host, browser, name, people, isMediaWatched: !isOneOffice }));
        }
      }
      return new LabCall(network, server, opened, folder);
    } catch (error) {
      await discard();
      await network.close();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** One hosts, the others join, and everybody sees and hears everybody. */
  async gather(): Promise<void> {
    const link = await this.host();
    for (const guest of this.participants.slice(1)) {
      await guest.openLobby(link);
      await guest.window.enter('Join now');
    }
    if (await until(() => this.isWhole(), GATHER_TIMEOUT_MS)) return;
    const faults = new Observation(await this.notes()).neverMet();
    throw new Error(`not everybody sees and hears everybody: ${faults.join(', ') || 'not at the same time'}`);
  }

  /** The first one opens a room; returns its link. */
  async host(): Promise<string> {
    const [first] = this.participants;
    if (!first) throw new Error('nobody is there');
    await first.window.page.goto(this.server.origin);
    await first.window.host({ name: first.name });
    return first.window.invitationLink();
  }

  async typeEvery(intervalMs: number): Promise<void> {
    await Promise.all(this.participants.map((one) => one.typeEvery(intervalMs)));
  }

  /** Nobody types any more, and what was typed has arrived or does not come. */
  async finishTyping(typists: readonly Participant[] = this.participants): Promise<void> {
    await Promise.all(typists.map((one) => one.stopTyping()));
    await until(async () => chatFaults(await this.notes(typists)).length === 0, CHAT_TIMEOUT_MS);
  }

  async notes(of: readonly Participant[] = this.participants): Promise<NotesByName> {
    return new Map(await Promise.all(of.map(async (one) => [one.name, await one.notes()] as const)));
  }

  async haveAllFoundServer(since: number): Promise<boolean> {
    const found = await Promise.all(this.participants.map((one) => one.hasFoundServer(since)));
    return found.every(Boolean);
  }

  /** Whether everybody sees and hears everybody at this moment. */
  async isWhole(of: readonly Participant[] = this.participants): Promise<boolean> {
    const notes = await this.notes(of);
    const since = Date.now() - LATELY_MS;
    const isFresh = (times: readonly number[] | undefined): boolean => (times?.at(-1) ?? 0) > since;
    return [...notes].every(([name, { pictures, voices }]) =>
      [...notes.keys()].every((other) => other === name || (isFresh(pictures[other]) && isFresh(voices[other]))),
    );
  }

  /**
   * Whether, since a moment, everybody has seen and heard everybody and still does, and no page says that a
   * connection is troubled.
   */
  async isWholeAgain(since: number): Promise<boolean> {
    const notes = await this.notes();
    const seen = new Observation(notes);
    const hasAll = seen.untilHeardMs(since) !== undefined && seen.untilSeenMs(since) !== undefined;
    return hasAll && seen.isUntroubled() && (await this.isWhole());
  }

  async close(): Promise<void> {
    await Promise.all(this.participants.map((one) => one.close()));
    await this.server.kill();
    await this.network.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
