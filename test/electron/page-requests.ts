import type { IpcMainEvent, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { openBrowser } from './browser.ts';
import { originOf, toWebUrl } from './custom-scheme.ts';
import { invoke, receive } from './ipc-main.ts';
import type { PageLink } from './page-link.ts';
import type { Asker, MediaType, Permission } from './permissions.ts';
import { StandInSession } from './session.ts';
import { asElectron } from './typing.ts';

type WindowAsked = { url: string; frameName: string; features: string };
type Source = { contents: WebContents; link: PageLink; frameId: string; openWindow(asked: WindowAsked): void };
type Message = { channel: string; args: unknown[] };
type PermissionAsked = { permission: Permission; mediaTypes?: MediaType[]; mediaType?: MediaType };

/** What a page's scripts ask main, by kind. */
export async function answerPage(source: Source, kind: string, body: unknown): Promise<unknown> {
  const { contents } = source;
  const frame = source.link.frames.find(source.frameId) ?? source.link.frames.main;
  const asker: Asker = { contents, frame };
  const permissions = StandInSession.permissionsOf(asElectron<StandInSession>(contents.session));
  switch (kind) {
    case 'invoke':
      return invoke(body as Message, ipcEvent<IpcMainInvokeEvent>(asker, 'invoke'));
    case 'send':
      return receive(body as Message, ipcEvent<IpcMainEvent>(asker, 'frame'));
    case 'permission': {
      const { permission, mediaTypes } = body as PermissionAsked;
      return permissions.isAllowed(permission, asker, mediaTypes);
    }
    case 'check': {
      const { permission, mediaType } = body as PermissionAsked;
      return permissions.check(permission, asker, mediaType);
    }
    case 'display-media': {
      const session = asElectron<StandInSession>(contents.session);
      return StandInSession.requestDisplayMedia(session, asker, body as { video: boolean; audio: boolean });
    }
    case 'window-open':
      return source.openWindow(body as WindowAsked);
    case 'preload-error':
      return console.error('Unable to load preload script:', (body as { message: string }).message);
    default:
      throw new Error(`Electron stand-in: a page asked for ${kind}`);
  }
}

function ipcEvent<Event>({ contents, frame }: Asker, type: 'invoke' | 'frame'): Event {
  const event = {
    type,
    sender: contents,
    senderFrame: frame,
    processId: frame.processId,
    frameId: frame.routingId,
    preventDefault: () => undefined,
    defaultPrevented: false,
    // Synchronous messages (`returnValue`, `reply`) are not here: the bridge has none.
  };
  return asElectron<Event>(event);
}

/**
 * Electron's check for `media` decides whether a page sees devices' labels and whether its ICE candidates carry real
 * addresses. Chromium decides by its own permission, so before a page is loaded that one is set to what the check says.
 */
export async function grantMedia(contents: WebContents, url: string): Promise<void> {
  const permissions = StandInSession.permissionsOf(asElectron<StandInSession>(contents.session));
  const frame = asElectron<WebFrameMain>({ url, origin: originOf(url), parent: null });
  const origin = new URL(toWebUrl(url)).origin;
  if (origin === 'null') return;
  const settings = {
    microphone: permissions.check('media', { contents, frame }, 'audio'),
    camera: permissions.check('media', { contents, frame }, 'video'),
    // The scripts in the page ask main before these are used.
    'clipboard-read': true,
    'clipboard-write': true,
    notifications: true,
  };
  const { cdp } = await openBrowser();
  const set = ([name, isGranted]: [string, boolean]) =>
    cdp.send('Browser.setPermission', { permission: { name }, setting: isGranted ? 'granted' : 'denied', origin });
  await Promise.allSettled(Object.entries(settings).map(set));
}
