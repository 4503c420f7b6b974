import type { Protocol, Session } from 'electron';
import { type DisplayMediaAnswer, type DisplayMediaHandler, requestDisplayMedia } from './display-media.ts';
import { type Asker, Permissions } from './permissions.ts';
import { refuse, refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

type SchemeHandler = Parameters<Protocol['handle']>[1];

class StandInProtocol {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been registered`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  static handlerOf(protocol: StandInProtocol, scheme: string): SchemeHandler | undefined {
    return protocol.#handlers.get(scheme);
  }
}

fitsElectron<StandInProtocol, Protocol>();
refuseUnknown('session.protocol', StandInProtocol.prototype);

export class StandInSession {
  readonly #protocol = new StandInProtocol();
  readonly #permissions = new Permissions();
  #displayMediaHandler: DisplayMediaHandler | null = null;

  get protocol(): Protocol {
    return asElectron<Protocol>(this.#protocol);
  }

  setPermissionCheckHandler(handler: Permissions['checkHandler']): void {
    this.#permissions.checkHandler = handler;
  }

  setPermissionRequestHandler(handler: Permissions['requestHandler']): void {
    this.#permissions.requestHandler = handler;
  }

  setDisplayMediaRequestHandler(handler: DisplayMediaHandler | null, options?: { useSystemPicker: boolean }): void {
    if (options?.useSystemPicker) refuse('setDisplayMediaRequestHandler with useSystemPicker');
    this.#displayMediaHandler = handler;
  }

  setSpellCheckerEnabled(_isEnabled: boolean): void {}

  static permissionsOf(session: StandInSession): Permissions {
    return session.#permissions;
  }

  static schemeHandlerOf(session: StandInSession, scheme: string): SchemeHandler | undefined {
    return StandInProtocol.handlerOf(session.#protocol, scheme);
  }

  static requestDisplayMedia(
    session: StandInSession,
    asker: Asker,
    asked: { video: boolean; audio: boolean },
  ): Promise<DisplayMediaAnswer> {
    return requestDisplayMedia(session.#displayMediaHandler, session.#permissions, asker, asked);
  }
}

fitsElectron<StandInSession, Session>();
refuseUnknown('session', StandInSession.prototype);

const sessions = new Map<string, StandInSession>();

/** All sessions share the one browser's storage; an app that keeps two apart is not one for this stand-in. */
function sessionOf(partition: string): StandInSession {
  const known = sessions.get(partition) ?? new StandInSession();
  sessions.set(partition, known);
  return known;
}

export const session = refuseUnknown('session', {
  fromPartition: (partition: string): Session => asElectron<Session>(sessionOf(partition)),
  get defaultSession(): Session {
    return asElectron<Session>(sessionOf(''));
  },
});

fitsElectron<typeof session, typeof Electron.session>();
