import type { Session, WebContents, WebFrameMain } from 'electron';

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
export type Permission = Parameters<RequestHandler>[1];
export type MediaType = 'audio' | 'video';

export type Asker = { contents: WebContents; frame: WebFrameMain };

/**
 * What Electron's permission manager asks main. Without a handler everything is granted.
 * https://github.com/electron/electron/blob/main/shell/browser/electron_permission_manager.cc
 */
export class Permissions {
  checkHandler: CheckHandler | null = null;
  requestHandler: RequestHandler | null = null;

  check(permission: Permission, { contents, frame }: Asker, mediaType?: MediaType): boolean {
    if (!this.checkHandler) return true;
    const origin = securityOrigin(frame);
    const media =
      permission === 'media' ? { securityOrigin: origin, mediaType: mediaType ?? ('unknown' as const) } : {};
    const details = { ...media, requestingUrl: frame.url, isMainFrame: frame.parent === null };
    return this.checkHandler(contents, permission, origin, details);
  }

  /** Without a request when the check alone forbids it: a page that main would not let through twice is refused. */
  async isAllowed(permission: Permission, asker: Asker, mediaTypes: readonly MediaType[] = []): Promise<boolean> {
    const checks = permission === 'media' ? mediaTypes : [undefined];
    if (!checks.every((mediaType) => this.check(permission, asker, mediaType))) return false;
    return this.request(permission, asker, mediaTypes);
  }

  request(permission: Permission, { contents, frame }: Asker, mediaTypes: readonly MediaType[] = []): Promise<boolean> {
    const { requestHandler } = this;
    if (!requestHandler) return Promise.resolve(true);
    const isCapture = permission === 'media' || permission === 'display-capture';
    const media = isCapture ? { mediaTypes: [...mediaTypes], securityOrigin: securityOrigin(frame) } : {};
    const details = { ...media, requestingUrl: frame.url, isMainFrame: frame.parent === null };
    return new Promise((resolve) => {
      try {
        requestHandler(contents, permission, resolve, details);
      } catch (error) {
        console.error('Uncaught exception in the permission request handler:', error);
        resolve(false);
      }
    });
  }
}

/** Chromium hands origins to Electron as URLs, hence with a slash at the end. */
export function securityOrigin(frame: WebFrameMain): string {
  return `${frame.origin}/`;
}
