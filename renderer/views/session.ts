/** The app's flow: home, lobby, call, left. Commands the platform, the call and local media; views only read. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DevicePreference, NetworkSettings, RecentRoom, Settings } from '../../main/bridge.ts';
import type { Call } from '../call/call.ts';
import type { JoinFailure } from '../call/call-state.ts';
import type { LocalMedia } from '../call/media/local-media.ts';
import type { DeviceKind } from '../call/media/local-media-state.ts';
import type { TestIceServer } from '../call/network/ice-server-test.ts';
import { readDestination } from '../call/seal/destination.ts';
import type { Invitation } from '../call/seal/invitation.ts';
import type { Platform } from '../platform/platform.ts';
import { networkPreferences } from './network-preferences.ts';
import { NextCall } from './next-call.ts';
import { openMedia } from './open-media.ts';
import { addressOf, named, planAgain, planOf } from './plan.ts';
import type { Trouble } from './reasons.ts';
import { RecentRooms } from './recent-rooms.ts';
import { findRoute } from './route.ts';
import type { SessionParts } from './session-parts.ts';
import type { Ended, JoinStep, Plan, Screen, SessionState, SettingsSection, Switches, Visit } from './session-state.ts';
import { showNearby } from './show-nearby.ts';

type Attempt = { call?: Call; readonly abort: AbortController };

const READY: JoinStep = { at: 'ready' };
const ALL_ON: Switches = { isMuted: false, isCameraOff: false };

export class Session {
  readonly store: StoreApi<SessionState>;
  readonly recent: RecentRooms;
  readonly #parts: SessionParts;
  /** The attempt that counts: a cancelled one finds that it is another's turn. */
  #attempt: Attempt | undefined;
  readonly #nextCall: NextCall;
  /** Of the call that is on, as it is now. */
  #invitation: Invitation | undefined;
  #stopWatching: () => void = () => undefined;
  #isHosting = false;
  #isStarted = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#nextCall = new NextCall(parts.createCall, () => networkPreferences(this.store.getState().settings));
    this.store = createStore<SessionState>(() => ({
      settings: undefined,
      openSection: undefined,
      screen: { at: 'home' },
      joinText: '',
      hasWaitingInvitation: false,
    }));
    this.recent = new RecentRooms({
      identities: parts.platform.identities,
      settings: () => this.store.getState().settings,
      change: (changes) => this.change(changes),
    });
  }

  get platform(): Platform {
    return this.#parts.platform;
  }

  get testIceServer(): TestIceServer {
    return this.#parts.testIceServer;
  }

  get isSecurePage(): boolean {
    return this.#parts.isSecurePage;
  }

  /** Idempotent: an invitation is handed out only once. */
  async start(): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.platform.onInvitation((link) => void this.#receive(link));
    this.platform.onResume?.(() => this.#hurry());
    this.store.setState({ settings: await this.platform.readSettings() });
    const link = await this.platform.takeInvitation();
    if (link !== null) await this.#receive(link);
    await this.recent.tidy();
  }

  setName(name: string): void {
    const { settings } = this.store.getState();
    if (settings) this.store.setState({ settings: { ...settings, name } });
  }

  keepName(): void {
    const { settings } = this.store.getState();
    if (settings) void this.platform.writeSettings({ name: settings.name.trim() });
  }

  /** Counts at once, and is kept. */
  async change(changes: Partial<Settings>): Promise<void> {
    const { settings } = this.store.getState();
    if (settings) this.store.setState({ settings: { ...settings, ...changes } });
    await this.platform.writeSettings(changes);
  }

  openSettings(openSection: SettingsSection): void {
    this.store.setState({ openSection });
  }

  closeSettings(): void {
    this.store.setState({ openSection: undefined });
  }

  /** Kept, and at once so in a call that is on. */
  async setNetwork(network: NetworkSettings): Promise<void> {
    const kept = this.change({ network });
    const { screen } = this.store.getState();
    if (screen.at === 'call') this.#applyNetwork(screen.visit.call);
    await kept;
  }

  planRoom(roomName: string, server: string | undefined): void {
    this.#openLobby({ kind: 'host', roomName, server, known: undefined, identity: undefined });
  }

  /** Opens the lobby of a room that a person was in: their own is hosted again. */
  async comeBack(room: RecentRoom): Promise<void> {
    this.#openLobby(await this.recent.plan(room));
  }

  /** Opens the lobby of whatever a person pasted or typed. */
  async accept(text: string): ReturnType<typeof readDestination> {
    const destination = await readDestination(text, this.platform.pageOrigin);
    if (!destination.ok) return destination;
    const isElsewhere = this.platform.goElsewhere?.(addressOf(destination));
    if (!isElsewhere) this.#openLobby(planOf(destination, text));
    return destination;
  }

  setRoomName(roomName: string): void {
    const { screen } = this.store.getState();
    if (screen.at !== 'lobby' || screen.plan.kind !== 'host') return;
    this.#show({ ...screen, plan: { ...screen.plan, roomName } });
  }

  /** Of whoever asks for it, who closes it: the lobby, or the settings when there is no lobby. */
  openMedia(start: Switches): LocalMedia {
    return openMedia(this.#parts.createLocalMedia, this.store.getState().settings, start);
  }

  /** Remembered by id and label: ids change when permissions are reset. */
  async chooseDevice(media: LocalMedia, kind: DeviceKind, device: DevicePreference): Promise<void> {
    await Promise.all([media.chooseDevice(kind, device.id), this.change({ [kind]: device })]);
  }

  async join(): Promise<void> {
    const { screen, settings } = this.store.getState();
    if (screen.at !== 'lobby' || !settings || this.#attempt) return;
    const attempt: Attempt = { abort: new AbortController() };
    this.#attempt = attempt;
    const found = await findRoute(named(screen.plan, settings.name), {
      platform: this.platform,
      askToEnter: this.#parts.askToEnter,
      name: settings.name.trim(),
      onStep: (step) => this.#attempt === attempt && this.#step(step),
      signal: attempt.abort.signal,
    });
    if (found.ok && found.route.isHostedHere) this.#isHosting = true;
    if (this.#attempt !== attempt) return;
    if (!found.ok) return this.#refuse(found.trouble);
    const call = await this.#nextCall.take(screen.media);
    if (this.#attempt !== attempt) return call?.leave();
    if (!call) return this.#refuse({ kind: 'join', reason: 'unreachable' });
    attempt.call = call;
    const { invitation, create, identity, isHostedHere } = found.route;
    this.#step({ at: 'connecting', host: new URL(invitation.origin).hostname });
    await call.join({
      invitation,
      name: settings.name.trim(),
      create,
      identity,
      isOwnServer: isHostedHere,
      network: networkPreferences(settings),
    });
    if (this.#attempt === attempt) this.#settle({ ...found.route, call, media: screen.media });
  }

  cancelJoin(): void {
    this.#attempt?.abort.abort();
    this.#attempt?.call?.leave();
    this.#attempt = undefined;
    this.#step(READY);
  }

  /** Back to home from wherever. */
  goHome(): void {
    const { screen } = this.store.getState();
    if (screen.at === 'call') this.leave();
    if (screen.at === 'lobby') {
      this.cancelJoin();
      this.#nextCall.drop();
      screen.media.close();
    }
    this.#stopHosting();
    this.#show({ at: 'home' });
  }

  leave(): void {
    const { screen } = this.store.getState();
    if (screen.at === 'call') this.#end(screen.visit, undefined);
  }

  /** Into the same room again, with microphone and camera as they were. */
  async rejoin(): Promise<void> {
    const { screen } = this.store.getState();
    if (screen.at !== 'left') return;
    const { route, isMuted, isCameraOff } = screen.ended;
    this.#openLobby(planAgain(route), { isMuted, isCameraOff });
    await this.join();
  }

  async #receive(link: string): Promise<void> {
    const { screen } = this.store.getState();
    const isFree = screen.at !== 'call' && this.#attempt === undefined;
    if (isFree && this.isSecurePage && (await this.accept(link)).ok) return;
    this.store.setState({ joinText: link, hasWaitingInvitation: screen.at === 'call' });
  }

  #hurry(): void {
    const { screen } = this.store.getState();
    if (screen.at === 'call') screen.visit.call.hurry();
  }

  #openLobby(plan: Plan, start: Switches = ALL_ON): void {
    const { screen } = this.store.getState();
    const media = screen.at === 'lobby' ? screen.media : this.openMedia(start);
    this.keepName();
    this.store.setState({ joinText: '', hasWaitingInvitation: false });
    this.#nextCall.prepare(media);
    this.#show({ at: 'lobby', plan, media, step: READY });
  }

  #settle(visit: Visit): void {
    const outcome = visit.call.store.getState();
    if (outcome.status !== 'in-call') {
      visit.call.leave();
      return this.#refuse({ kind: 'join', reason: outcome.status === 'failed' ? outcome.reason : 'closed' });
    }
    this.#attempt = undefined;
    // They may have changed while the call was being joined.
    this.#applyNetwork(visit.call);
    this.#invitation = outcome.invitation;
    this.#stopWatching = visit.call.store.subscribe((state) => {
      if (state.status === 'in-call') this.#invitation = state.invitation;
      if (state.status === 'failed') this.#end(visit, state.reason);
      if (state.status === 'left') this.#end(visit, undefined);
    });
    this.#show({ at: 'call', visit });
    const route = { ...visit, invitation: outcome.invitation };
    void this.recent.note(route, visit.invitation.secret);
    void showNearby(this.platform, this.store.getState().settings, route);
  }

  #end(visit: Visit, failure: JoinFailure | undefined): void {
    this.#stopWatching();
    const { isMuted, camera } = visit.media.store.getState();
    const { call, media, ...rest } = visit;
    const route = { ...rest, invitation: this.#invitation ?? rest.invitation };
    const roomName = route.invitation.roomName;
    const ended: Ended = { route, roomName, isMuted, isCameraOff: camera.status === 'off', failure };
    call.leave();
    media.close();
    this.#stopHosting();
    this.#show({ at: 'left', ended });
    void this.recent.note(route, rest.invitation.secret);
  }

  #applyNetwork(call: Call): void {
    call.setNetwork(networkPreferences(this.store.getState().settings));
  }

  #refuse(trouble: Trouble): void {
    this.#attempt = undefined;
    this.#step({ at: 'refused', trouble });
  }

  #stopHosting(): void {
    if (!this.#isHosting) return;
    this.#isHosting = false;
    void this.platform.stopHosting();
  }

  #step(step: JoinStep): void {
    const { screen } = this.store.getState();
    if (screen.at === 'lobby') this.#show({ ...screen, step });
  }

  #show(screen: Screen): void {
    this.store.setState({ screen });
  }
}
