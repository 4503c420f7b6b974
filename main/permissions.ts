import { type Session, systemPreferences } from 'electron';
import { isOwnUrl } from './app-origin.ts';

/** What the app's own page may do. Everything else, and every other page, is refused. */
const ALLOWED = new Set<string>([
  'media',
  'display-capture',
  'speaker-selection',
  'fullscreen',
  'clipboard-sanitized-write',
  'notifications',
  // A file that the person has chosen in the system's own dialog, to save what somebody has sent.
  'fileSystem',
]);

export function isAllowed(permission: string, url: string | undefined): boolean {
  return ALLOWED.has(permission) && isOwnUrl(url);
}

/**
 * Electron allows everything until told otherwise, so both doors are closed: the check (what a page may see
 * without asking) and the request. The check for `media` also decides whether ICE candidates carry the real
 * local addresses, which a LAN call needs.
 */
export function restrictPermissions(session: Session): void {
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isAllowed(permission, requestingOrigin || details.requestingUrl),
  );
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    if (!isAllowed(permission, details.requestingUrl)) return callback(false);
    if (permission !== 'media' || !('mediaTypes' in details)) return callback(true);
    askSystem(details.mediaTypes ?? []).then(callback, () => callback(false));
  });
}

/** macOS asks the person once for each kind; the other systems have nothing to ask. */
async function askSystem(mediaTypes: readonly ('audio' | 'video')[]): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  for (const type of mediaTypes) {
    const isGranted = await systemPreferences.askForMediaAccess(type === 'audio' ? 'microphone' : 'camera');
    if (!isGranted) return false;
  }
  return true;
}
