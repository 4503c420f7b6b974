import type { NotificationConstructorOptions } from 'electron';
import { ElectronEmitter } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

/** Shown to nobody; a test emits `click` itself. */
export class StandInNotification extends ElectronEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.title = title;
    this.body = body;
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }

  static isSupported(): boolean {
    return true;
  }
}

refuseUnknown('Notification', StandInNotification.prototype);
refuseUnknown('Notification', StandInNotification);

fitsElectron<StandInNotification, Electron.Notification>();
