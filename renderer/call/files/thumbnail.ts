import { MAX_THUMBNAIL_LENGTH } from './file-message.ts';

/** Pictures that every engine shows and that hold no script. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
/** A picture up to this size is fetched without a question. */
const MAX_SHOWN_BYTES = 4_000_000;
/** Larger ones take long to read: they are sent without a preview. */
const MAX_READ_BYTES = 50_000_000;
const LARGEST_SIDE = 240;
const QUALITIES = [0.7, 0.5, 0.3, 0.1];

export function isPicture(mediaType: string): boolean {
  return PICTURES.has(mediaType);
}

export function isShownAtOnce({ mediaType, size }: { mediaType: string; size: number }): boolean {
  return isPicture(mediaType) && size <= MAX_SHOWN_BYTES;
}

/** A small JPEG as base64; undefined of what is no picture, or cannot be read as one. */
export async function thumbnailOf(file: File): Promise<string | undefined> {
  if (!isPicture(file.type) || file.size > MAX_READ_BYTES) return undefined;
  try {
    return await drawn(await createImageBitmap(file));
  } catch {
    return undefined;
  }
}

async function drawn(picture: ImageBitmap): Promise<string | undefined> {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // A JPEG has no holes to see through.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const text = base64(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
    if ((await text).length <= MAX_THUMBNAIL_LENGTH) return text;
  }
  return undefined;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
