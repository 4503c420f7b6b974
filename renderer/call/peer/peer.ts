import { EncodingWay } from '../encode/encoding-way.ts';
import { healthAfter, isConnected, type PairHealth } from '../health/pair-health.ts';
import { ReceptionWatch } from '../health/reception-watch.ts';
import { Recovery } from '../health/recovery.ts';
import { type Beat, BeatChannel } from './beat-channel.ts';
import { Connection, type ConnectionOptions, type ConnectionRefusal, type Ways } from './connection.ts';
import { ControlChannel } from './control-channel.ts';
import type { ControlMessage } from './control-message.ts';
import { Conversation, type Heard, type Spoken } from './conversation.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import { Generations } from './generations.ts';
import type { PeerOptions } from './peer-options.ts';
import type { SendingQuality } from './quality.ts';
import { Relaying } from './relaying.ts';
import type { Signal } from './signal.ts';
import type { Slot, Streams } from './slots.ts';

/** What has been heard is known with the beat after the next. */
const OVERDUE_MS = 1_500;
/** A remote end that makes its connection anew closes the last one first. */
const NEXT_CONNECTION_MS = 2_000;

/** One other participant: the connection to them, what is said on it, and how well they are heard. */
export class Peer {
  /** What the remote end sends, by group. The objects stay the same for the life of the peer. */
  readonly streams: Streams = { person: new MediaStream(), share: new MediaStream() };
  readonly #options: PeerOptions;
  /** It outlives the peer when they go without a word. */
  readonly conversation: Conversation;
  readonly #control: ControlChannel;
  readonly #beat: BeatChannel;
  readonly #reception = new ReceptionWatch({
    onStuckPictures: () => this.#options.isStrained() || this.sayNow({ type: 'stuck' }),
    onSent: (sent) => this.#encodingWay.noteSent(this.isHeard ? sent : undefined),
  });
  readonly #encodingWay: EncodingWay;
  readonly #relaying = new Relaying();
  readonly #recovery: Recovery;
  readonly #generations: Generations;
  #ways: Ways;
  #quality: SendingQuality | undefined;
  #health: PairHealth = 'connecting';
  #hasConnected = false;
  /** When the remote end last gave a sign of life. */
  #heardAt = performance.now();
  #goneTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#ways = options.ways;
    this.#encodingWay = new EncodingWay(options.encoders, options.isStrained);
    this.#recovery = new Recovery(options.goesFirst);
    this.#generations = new Generations({
      goesFirst: options.goesFirst,
      open: (connection) => this.#openConnection(connection),
      sendSignal: (signal) => this.#sendSignal(signal),
    });
    this.conversation = options.conversation ?? new Conversation(options.onMessage);
    this.#beat = new BeatChannel((beat) => this.#takeBeat(beat));
    this.#control = new ControlChannel({
      onFrame: (frame) => {
        this.#noteLife();
        if ('stream' in frame) this.conversation.hear(frame);
        else this.#takeFleeting(frame);
      },
      onOpen: () => this.#handleOpen(),
      onClose: () => {
        this.#goneTimer = setTimeout(() => this.#options.onGone(), NEXT_CONNECTION_MS);
      },
    });
  }

  get health(): PairHealth {
    return this.#health;
  }

  /** What is said now on the channel arrives now, as far as we know. */
  get isHeard(): boolean {
    return this.#control.isOpen && isConnected(this.#health);
  }

  /** Milliseconds since the last sign of life; of whom there was none, since the beginning. */
  get silenceMs(): number {
    return performance.now() - this.#heardAt;
  }

  get hasConnected(): boolean {
    return this.#hasConnected;
  }

  /** Makes a connection from this side, in the place of any other. */
  offer(): void {
    this.#generations.offer();
  }

  /** Signals may have been lost. A connection that stands needs none. */
  recover(): void {
    if (!this.#connection?.isStanding) this.offer();
  }

  /** To be called at every beat. */
  tick(now: number): void {
    if (this.#health === 'refused') return;
    this.#beat.send(this.conversation.heard, this.conversation.unheardFor(OVERDUE_MS));
    // Only a connection that has been closed meanwhile has no statistics.
    void this.#reception.tick(now, () => this.statistics()).catch(() => undefined);
    if (this.#hasConnected) this.#setHealth(healthAfter(this.silenceMs, this.#reception.reception));
    this.#repair(now);
    this.#relayUnheard(now);
  }

  /** We could not listen: silence until now says nothing new. */
  forgiveSilence(now: number): void {
    if (isConnected(this.#health)) this.#heardAt = now;
  }

  /** The network is another one, or the computer has slept: whoever is not heard is looked for at once. */
  hurry(now: number): void {
    this.#recovery.hurry(now);
  }

  /** Rejects when the connection refuses it. */
  async receiveSignal(signal: Signal): Promise<void> {
    const { signal: inner } = signal;
    const isOffer = inner.type === 'description' && inner.description.type === 'offer';
    if (isOffer) this.#recovery.noteRemoteAttempt(performance.now());
    await this.#generations.receive(signal);
  }

  /** Once and in order, on the channel or by other ways, now or when there is one. */
  say(message: ControlMessage): void {
    this.#control.send(this.conversation.say(message));
  }

  /** On the channel if it is open. */
  sayNow(message: FleetingMessage): void {
    this.#control.send(message);
  }

  /** To fetch files from the remote end; undefined while it is not heard. */
  openFileChannel(): RTCDataChannel | undefined {
    return this.isHeard ? this.#connection?.openFileChannel() : undefined;
  }

  /** What the remote end could not say on the channel. Returns what has been heard so far, for an answer. */
  hear(spoken: Spoken): Heard | undefined {
    this.conversation.hear(spoken);
    return this.conversation.heard;
  }

  /** What the remote end has heard so far. Whoever has met us anew is told everything that a newcomer is told. */
  confirm(heard: Heard | undefined): void {
    if (!this.conversation.confirm(heard)) return;
    this.#options.onForgotten();
    this.#sayUnheard();
  }

  /** Without renegotiation. */
  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    this.#connection?.media.replaceTrack(slot, track);
  }

  /** What is sent at most. */
  get quality(): SendingQuality | undefined {
    return this.#quality;
  }

  limit(quality: SendingQuality): void {
    this.#quality = quality;
    this.#connection?.media.limit(quality);
  }

  /** Pictures that are encoded for them alone are encoded for all again. */
  encodeTogether(): void {
    this.#encodingWay.encodeTogether();
  }

  /** For connections made from now on, and for the next restart of this one. */
  setWays(ways: Ways): void {
    this.#ways = ways;
    this.#connection?.setWays(ways);
  }

  /** Looks for other ways, without a gap. */
  restartIce(): void {
    this.#connection?.restartIce();
  }

  /** Loudness of the remote microphone, 0…1. */
  level(): number {
    return this.#connection?.media.level() ?? 0;
  }

  async statistics(): Promise<RTCStatsReport | undefined> {
    return this.#connection?.media.statistics();
  }

  close(): void {
    clearTimeout(this.#goneTimer);
    this.#control.detach();
    this.#beat.detach();
    this.#generations.close();
  }

  get #connection(): Connection | undefined {
    return this.#generations.current;
  }

  #openConnection({ isOwn, sendSignal }: Pick<ConnectionOptions, 'isOwn' | 'sendSignal'>): Connection {
    clearTimeout(this.#goneTimer);
    this.#control.detach();
    this.#beat.detach();
    this.#reception.restart();
    return new Connection({
      ...this.#options,
      isOwn,
      encodingWay: this.#encodingWay,
      ways: this.#ways,
      streams: this.streams,
      quality: this.#quality,
      sendSignal,
      onControl: (channel, gate) => this.#control.attach(channel, gate),
      onBeatChannel: (channel) => this.#beat.attach(channel),
      onRefused: (reason) => this.#refuse(reason),
    });
  }

  /** On the pair's own channel no server is needed. */
  #sendSignal(signal: Signal): void {
    if (this.isHeard) this.sayNow({ type: 'signal', signal });
    else this.#options.sendSignal(signal);
  }

  #handleOpen(): void {
    this.#hasConnected = true;
    this.#recovery.noteProven();
    this.#noteLife();
    this.#options.onOpen();
    this.#sayUnheard();
  }

  #sayUnheard(): void {
    for (const spoken of this.conversation.unheard) this.#control.send(spoken);
  }

  #takeBeat({ heard, spoken = [] }: Beat): void {
    // Whoever has not proven who they are gives no sign of life.
    if (!this.#connection?.isProven) return;
    this.#noteLife();
    this.confirm(heard);
    for (const one of spoken) this.conversation.hear(one);
  }

  #takeFleeting(message: FleetingMessage): void {
    if (message.type === 'signal') void this.receiveSignal(message.signal).catch(() => undefined);
    else if (message.type === 'stuck') this.#encodingWay.encodeApart('not-decoded');
    else this.#options.onFleeting(message);
  }

  #noteLife(): void {
    this.#heardAt = performance.now();
    if (!this.#hasConnected) return;
    // Whoever has seen nothing for a while waits for a whole picture.
    if (this.#health === 'unstable' || this.#health === 'lost') this.#connection?.media.refreshPictures();
    this.#setHealth(healthAfter(0, this.#reception.reception));
  }

  #setHealth(health: PairHealth): void {
    if (health === this.#health || this.#health === 'refused') return;
    this.#health = health;
    this.#options.onHealth(health);
  }

  #repair(now: number): void {
    const step = this.#recovery.step({
      now,
      silenceMs: now - this.#heardAt,
      transport: this.#connection?.transport ?? 'whole',
      hasConnected: this.#hasConnected,
      canSignal: this.#options.canSignal(),
    });
    if (step === 'restart') this.restartIce();
    if (step === 'rebuild') this.offer();
  }

  #refuse(reason: ConnectionRefusal): void {
    if (reason === 'no-proof' && this.#recovery.noteUnproven()) return this.offer();
    this.#control.detach();
    this.#beat.detach();
    this.#setHealth('refused');
    this.#options.onRefused(reason);
  }

  #relayUnheard(now: number): void {
    if (this.isHeard || !this.#options.canSignal()) return;
    const due = this.#relaying.due(now, this.conversation, { hasConnected: this.#hasConnected });
    for (const spoken of due) this.#options.relay(spoken);
  }
}
