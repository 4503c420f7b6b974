/** TensorFlow Lite as @twilio/video-processors compiles it: one model at a time, in the module's own memory. */
declare module '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js' {
  type TfLite = {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    /** Where the bytes of a model go before `_loadModel`. */
    _getModelBufferMemoryOffset(): number;
    _loadModel(byteLength: number): number;
    /** In bytes; floats 0…1, red, green and blue of each point. */
    _getInputMemoryOffset(): number;
    _getInputWidth(): number;
    _getInputHeight(): number;
    _runInference(): number;
    /** In bytes; one float 0…1 for each point: how sure it is that this is a person. */
    _getOutputMemoryOffset(): number;
  };
  function createTfLite(module: { wasmBinary: ArrayBuffer }): Promise<TfLite>;

  export { createTfLite as default };
}

declare module '*?url' {
  const url: string;

  export { url as default };
}
