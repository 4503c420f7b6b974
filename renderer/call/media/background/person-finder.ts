import createTfLite from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js';

type TfLite = Awaited<ReturnType<typeof createTfLite>>;

/** Less sure than this is background, more is a person; between is an edge. */
const BACKGROUND = 0.25;
const PERSON = 0.75;
/** How much of the last mask stays where the model wavers: without it edges flicker. */
const KEPT = 0.4;

/** Finds the people in a small picture. */
export class PersonFinder {
  /** The size of picture that it takes, whatever the shape of the camera's own. */
  readonly width: number;
  readonly height: number;
  readonly #tflite: TfLite;
  readonly #mask: ImageData;
  /** The last mask: 1 is a person. */
  readonly #people: Float32Array;

  /** Rejects when library or model cannot be loaded. */
  static async load(urls: { wasmUrl: string; modelUrl: string }): Promise<PersonFinder> {
    const [wasmBinary, model] = await Promise.all([fetchBytes(urls.wasmUrl), fetchBytes(urls.modelUrl)]);
    const tflite = await createTfLite({ wasmBinary });
    tflite.HEAPU8.set(new Uint8Array(model), tflite._getModelBufferMemoryOffset());
    tflite._loadModel(model.byteLength);
    return new PersonFinder(tflite);
  }

  constructor(tflite: TfLite) {
    this.#tflite = tflite;
    this.width = tflite._getInputWidth();
    this.height = tflite._getInputHeight();
    this.#mask = new ImageData(this.width, this.height);
    this.#people = new Float32Array(this.width * this.height);
  }

  /** Opaque where nobody is. The same object each time. */
  findBackground({ data }: ImageData): ImageData {
    this.#giveInput(data);
    this.#tflite._runInference();
    this.#takeOutput();
    return this.#mask;
  }

  #giveInput(pixels: Uint8ClampedArray): void {
    const { HEAPF32: heap } = this.#tflite;
    let to = this.#tflite._getInputMemoryOffset() / 4;
    for (let from = 0; from < pixels.length; from += 4) {
      for (let color = 0; color < 3; color += 1) {
        heap[to] = (pixels[from + color] ?? 0) / 255;
        to += 1;
      }
    }
  }

  #takeOutput(): void {
    const { HEAPF32: heap } = this.#tflite;
    const offset = this.#tflite._getOutputMemoryOffset() / 4;
    for (let index = 0; index < this.#people.length; index += 1) {
      const sure = ((heap[offset + index] ?? 0) - BACKGROUND) / (PERSON - BACKGROUND);
      const person = (this.#people[index] ?? 0) * KEPT + Math.min(Math.max(sure, 0), 1) * (1 - KEPT);
      this.#people[index] = person;
      this.#mask.data[index * 4 + 3] = (1 - person) * 255;
    }
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response.arrayBuffer();
}
