import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ChatMessage, withChat } from '../call-state.ts';
import type { Feature, FeatureMessage, Room } from '../feature.ts';
import { createSerial } from '../serial.ts';
import { Fetches } from './fetches.ts';
import { type FileAnnouncement, MAX_FILE_SIZE, type OfferedFile } from './file-message.ts';
import { cleanFileName } from './file-name.ts';
import { type FileSink, MemorySink } from './file-sink.ts';
import type { FileState, FilesState } from './files-state.ts';
import { Offers } from './offers.ts';
import { isShownAtOnce, thumbnailOf } from './thumbnail.ts';

/** Of one participant, in one call. */
const MAX_OFFERS = 200;

/** Files that participants offer to each other. Each receiver decides; the bytes go straight from one to the other. */
export class Files implements Feature {
  readonly store: StoreApi<FilesState> = createStore<FilesState>(() => new Map());
  readonly #room: Room;
  readonly #offers: Offers;
  readonly #fetches: Fetches;
  /** By id: who offers it. */
  readonly #offerers = new Map<string, { from: string; file: OfferedFile }>();
  readonly #inOrder = createSerial(() => console.warn('a file could not be offered'));

  constructor(room: Room) {
    this.#room = room;
    const setState = (id: string, state: FileState): void => this.#setState(id, state);
    this.#offers = new Offers({ nameOf: (id) => this.#nameOf(id), onState: setState });
    this.#fetches = new Fetches({ room, onState: setState });
    room.store.subscribe((now, before) => {
      if (before.status === 'in-call' && now.status !== 'in-call') this.#end();
    });
  }

  /** To everybody in the call and whoever comes later. In order; what is larger than 16 TiB is left out. */
  offer(files: readonly File[]): void {
    for (const file of files) this.#inOrder(() => this.#offerOne(file));
  }

  /** Nobody can fetch it any more; whoever has it keeps it. */
  withdraw(id: string): void {
    if (!this.#offers.withdraw(id)) return;
    this.#room.broadcast({ type: 'file-withdrawn', id });
    this.#setState(id, { status: 'own-withdrawn' });
  }

  /** Fetches a file of somebody else, or goes on with it. */
  receiveInto(id: string, sink: FileSink): void {
    const offer = this.#offerers.get(id);
    if (offer) this.#fetches.begin(offer.from, offer.file, sink);
  }

  pause(id: string): void {
    this.#fetches.pause(id);
  }

  resume(id: string): void {
    this.#fetches.resume(id);
  }

  /** What has come of it is thrown away; it can be fetched again. */
  cancel(id: string): void {
    this.#fetches.cancel(id);
    if (this.#offerers.has(id)) this.#setState(id, { status: 'offered' });
  }

  receive(from: string, message: FeatureMessage): boolean {
    switch (message.type) {
      case 'file':
        this.#receiveOffer(from, message);
        return true;
      case 'file-withdrawn':
        if (this.#offerers.get(message.id)?.from === from) this.#withdrawn(message.id);
        return true;
      case 'file-received':
        this.#offers.noteReceived(message.id, from);
        return true;
      default:
        return false;
    }
  }

  /** A newcomer is told what we offer; whoever is heard again is asked for the rest of theirs. */
  greet(id: string): void {
    for (const message of this.#offers.newsFor(id)) this.#room.say(id, message);
    this.#fetches.goOn(id);
  }

  takeFileChannel(from: string, channel: RTCDataChannel): void {
    this.#offers.serve(from, channel);
  }

  forget(id: string): void {
    this.#offers.forget(id);
    this.#fetches.forget(id);
    for (const [fileId, { from }] of [...this.#offerers]) if (from === id) this.#lose(fileId);
  }

  async #offerOne(file: File): Promise<void> {
    if (file.size > MAX_FILE_SIZE) return;
    const thumbnail = await thumbnailOf(file);
    const state = this.#room.store.getState();
    if (state.status !== 'in-call') return;
    const offered = {
      id: crypto.randomUUID(),
      name: cleanFileName(file.name),
      size: file.size,
      mediaType: /^[\w.+-]{1,49}\/[\w.+-]{1,50}$/.test(file.type) ? file.type : '',
    };
    const { announcement, state: own } = this.#offers.add(file, offered, thumbnail);
    this.#setState(offered.id, own);
    this.#room.broadcast(announcement);
    this.#show('self', state.name, announcement, offered);
  }

  #receiveOffer(from: string, announcement: FileAnnouncement): void {
    const name = this.#nameOf(from);
    const { id, size, mediaType } = announcement;
    const theirs = [...this.#offerers.values()].filter((one) => one.from === from);
    if (name === undefined || this.#offerers.has(id) || theirs.length >= MAX_OFFERS) return;
    const file = { id, name: cleanFileName(announcement.name), size, mediaType };
    if (!this.#isNewOrTheirs(file, from)) return;
    this.#offerers.set(id, { from, file });
    this.#show(from, name, announcement, file);
    const status = this.store.getState().get(id)?.status;
    if ((status !== undefined && status !== 'withdrawn') || this.#fetches.revive(id)) return;
    this.#setState(id, { status: 'offered' });
    if (isShownAtOnce(file)) this.receiveInto(id, new MemorySink(mediaType));
  }

  /** Nobody offers what somebody else has offered, nor anything else under its id. */
  #isNewOrTheirs({ id, size }: OfferedFile, from: string): boolean {
    const state = this.#room.store.getState();
    const known = state.status === 'in-call' ? state.chat.find((one) => one.id === id) : undefined;
    return known === undefined || known.toldBy !== undefined || (known.from === from && known.file?.size === size);
  }

  #show(from: string, name: string, { thumbnail, age }: FileAnnouncement, offered: OfferedFile): void {
    const file = { ...offered, thumbnail };
    const message: ChatMessage = { id: offered.id, from, name, text: '', at: Date.now() - age, file };
    this.#room.store.setState(withChat(this.#room.store.getState(), message), true);
  }

  #withdrawn(id: string): void {
    this.#fetches.drop(id);
    this.#lose(id);
  }

  /** Its sender has gone, or offers it no more. What has come whole stays. */
  #lose(id: string): void {
    this.#offerers.delete(id);
    const state = this.store.getState().get(id);
    if (state?.status !== 'received' && state?.status !== 'failed') this.#setState(id, { status: 'withdrawn' });
  }

  #nameOf(id: string): string | undefined {
    const state = this.#room.store.getState();
    return state.status === 'in-call' ? state.participants.find((one) => one.id === id)?.name : undefined;
  }

  #setState(id: string, state: FileState): void {
    this.store.setState(new Map(this.store.getState()).set(id, state), true);
  }

  #end(): void {
    this.#offers.close();
    this.#fetches.close();
    this.#offerers.clear();
    this.store.setState(new Map(), true);
  }
}
