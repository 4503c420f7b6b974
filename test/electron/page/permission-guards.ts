import type { Ask } from './page-world.ts';

/**
 * Makes the platform's permission-bound functions ask main's handlers, as Electron's browser process does, and then go
 * on to the real one. Runs in pages, so it refers to nothing outside.
 */
export function guardPermissions(ask: Ask): void {
  const DENIED = 'Permission denied';
  type Method = (this: unknown, ...args: never[]) => Promise<unknown>;

  const isAllowed = (permission: string): Promise<unknown> => ask('permission', { permission });

  /** Puts another function in a method's place. The type is absent where the context is not secure. */
  const replace = (type: { prototype: object } | undefined, method: string, make: (real: Method) => Method): void => {
    const real = type && (Reflect.get(type.prototype, method) as Method | undefined);
    if (!type || !real) return;
    Object.defineProperty(type.prototype, method, { value: make(real), writable: true, configurable: true });
  };

  const guard = (type: { prototype: object } | undefined, method: string, permission: string, refusal: Error): void =>
    replace(type, method, (real) => {
      return async function (this: unknown, ...args: never[]) {
        if (!(await isAllowed(permission))) throw refusal;
        return real.apply(this, args);
      };
    });

  const known = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  const notAllowed = (message: string): Error => new DOMException(message, 'NotAllowedError');

  replace(known.MediaDevices, 'getUserMedia', (real) => {
    return async function (this: unknown, ...args: never[]) {
      const constraints = args[0] as MediaStreamConstraints | undefined;
      const mediaTypes = (['audio', 'video'] as const).filter((kind) => Boolean(constraints?.[kind]));
      const isAsked = mediaTypes.length > 0;
      if (isAsked && !(await ask('permission', { permission: 'media', mediaTypes }))) throw notAllowed(DENIED);
      return real.apply(this, args);
    };
  });

  replace(known.MediaDevices, 'getDisplayMedia', (real) => {
    return async function (this: unknown, ...args: never[]) {
      const options = (args[0] ?? {}) as DisplayMediaStreamOptions;
      // Without a person's gesture Chromium refuses before anybody is asked.
      if (!navigator.userActivation.isActive) return real.apply(this, args);
      const request = { video: options.video !== false, audio: Boolean(options.audio) };
      const answer = (await ask('display-media', request)) as { refusal?: [string, string]; audio: boolean };
      if (answer.refusal) throw new DOMException(...answer.refusal);
      return real.call(this, { ...options, audio: answer.audio ? (options.audio ?? false) : false } as never);
    };
  });

  guard(known.Clipboard, 'writeText', 'clipboard-sanitized-write', notAllowed('Write permission denied.'));
  guard(known.Clipboard, 'write', 'clipboard-sanitized-write', notAllowed('Write permission denied.'));
  guard(known.Clipboard, 'readText', 'clipboard-read', notAllowed('Read permission denied.'));
  guard(known.Clipboard, 'read', 'clipboard-read', notAllowed('Read permission denied.'));
  guard(known.WakeLock, 'request', 'screen-wake-lock', notAllowed('Wake Lock permission request denied'));
  guard(known.Element, 'requestFullscreen', 'fullscreen', new TypeError('Permissions check failed'));
  guard(known.Element, 'requestPointerLock', 'pointerLock', notAllowed('The root document was refused the lock.'));

  replace(known.Geolocation, 'getCurrentPosition', (real) => {
    return async function (this: unknown, ...args: never[]) {
      if (await isAllowed('geolocation')) return real.apply(this, args);
      const onError = args[1] as ((error: { code: number; message: string }) => void) | undefined;
      return onError?.({ code: 1, message: DENIED });
    };
  });

  /** W3C names → Electron's. */
  const NAMES: Record<string, string> = {
    camera: 'media',
    microphone: 'media',
    'clipboard-write': 'clipboard-sanitized-write',
    'persistent-storage': 'persistent-storage',
  };
  replace(known.Permissions, 'query', (real) => {
    return async function (this: unknown, ...args: never[]) {
      const name = String((args[0] as { name?: unknown } | undefined)?.name);
      const status = (await real.apply(this, args)) as PermissionStatus;
      const mediaType = name === 'camera' ? 'video' : name === 'microphone' ? 'audio' : undefined;
      const isGranted = await ask('check', { permission: NAMES[name] ?? name, mediaType });
      return Object.defineProperty(status, 'state', { value: isGranted ? 'granted' : 'denied' });
    };
  });

  if (!known.Notification) return;
  let notifications: NotificationPermission = 'denied';
  const keep = (isGranted: unknown): NotificationPermission => (notifications = isGranted ? 'granted' : 'denied');
  // The real getter is synchronous, main is not: until the answer is here it reads as denied.
  void ask('check', { permission: 'notifications' }).then(keep);
  Object.defineProperties(known.Notification, {
    permission: { get: () => notifications, configurable: true },
    requestPermission: { value: () => isAllowed('notifications').then(keep), configurable: true },
  });
}
