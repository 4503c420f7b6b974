/**
 * Reads the number in every picture of a track and tells each that is a new one. What reads a number of brightness,
 * `readFrameBlocks`, stands before this text.
 */
const BLOCKS_ACROSS = 4;

self.onmessage = ({ data: { id, pictures } }) => {
  let last = -1;
  const note = async (picture) => {
    const at = performance.timeOrigin + performance.now();
    const code = readFrameBlocks(await brightnessOf(picture));
    if (!code || code.frame === last) return;
    last = code.frame;
    postMessage({ id, person: code.person, at });
  };
  // It ends with the track.
  void pictures.pipeTo(new WritableStream({ write: note }));
};

/** Of each block, row by row; the picture is closed. */
async function brightnessOf(picture) {
  const { width, height } = picture.visibleRect;
  const bytes = new Uint8Array(picture.allocationSize());
  // Every format that decoders give begins with brightness, a byte for each point.
  const [{ offset, stride }] = await picture.copyTo(bytes);
  picture.close();
  return Array.from({ length: BLOCKS_ACROSS * BLOCKS_ACROSS }, (_, block) => {
    // The middle of each: its edges are blurred.
    const x = Math.floor((((block % BLOCKS_ACROSS) + 0.5) * width) / BLOCKS_ACROSS);
    const y = Math.floor(((Math.floor(block / BLOCKS_ACROSS) + 0.5) * height) / BLOCKS_ACROSS);
    const at = (right, down) => bytes[offset + (y + down) * stride + x + right];
    return (at(0, 0) + at(-1, 0) + at(0, -1) + at(-1, -1)) / 4;
  });
}
