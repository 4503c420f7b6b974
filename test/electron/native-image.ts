import { readFileSync } from 'node:fs';
import type { NativeImage, Size } from 'electron';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** A PNG as it is: nothing here draws. */
class StandInNativeImage {
  readonly #png: Buffer;

  constructor(png: Buffer) {
    this.#png = png;
  }

  isEmpty(): boolean {
    return this.#png.length === 0;
  }

  /** In pixels, from the PNG's header (https://www.w3.org/TR/png/#11IHDR). */
  getSize(): Size {
    if (this.#png.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return { width: 0, height: 0 };
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }

  toPNG(): Buffer {
    return Buffer.from(this.#png);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }

  setTemplateImage(_isTemplate: boolean): void {}
}

fitsElectron<StandInNativeImage, NativeImage>();
refuseUnknown('NativeImage', StandInNativeImage.prototype);

export function imageOf(png: Buffer): NativeImage {
  return asElectron<NativeImage>(new StandInNativeImage(png));
}

export const nativeImage = refuseUnknown('nativeImage', {
  createEmpty: (): NativeImage => imageOf(Buffer.alloc(0)),
  createFromBuffer: (png: Buffer): NativeImage => imageOf(Buffer.from(png)),
  createFromDataURL: (url: string): NativeImage => imageOf(Buffer.from(url.split(',')[1] ?? '', 'base64')),
  /** Electron too gives an empty image for a file that it cannot read. */
  createFromPath(path: string): NativeImage {
    try {
      return imageOf(readFileSync(path));
    } catch {
      return imageOf(Buffer.alloc(0));
    }
  },
});

fitsElectron<typeof nativeImage, typeof Electron.nativeImage>();
