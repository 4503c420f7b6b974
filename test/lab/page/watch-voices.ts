import type { Notes } from './notes.ts';

/**
 * Notes when each tile's voice goes on, as the tile plays it: what is muted or paused is not heard.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchVoices(notes: Notes, voices: Readonly<Record<string, readonly number[]>>, worklet: string) {
  const context = new AudioContext({ sampleRate: 48_000 });
  const ready = context.audioWorklet.addModule(URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' })));
  const listening = new Map<HTMLVideoElement, { track: MediaStreamTrack; stop: () => void }>();
  /** From the audio clock to the epoch. A message may be late and never early: the smallest counts, for a while. */
  let offsetMs = Number.POSITIVE_INFINITY;
  const forgetMs = 0.5;

  function heard(video: HTMLVideoElement, name: string, audioMs: number): void {
    offsetMs = Math.min(offsetMs + forgetMs, performance.timeOrigin + performance.now() - audioMs);
    if (!video.muted && !video.paused && video.volume > 0) notes.voices[name]?.push(audioMs + offsetMs);
  }

  function listen(video: HTMLVideoElement, name: string, track: MediaStreamTrack): void {
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const options = { numberOfOutputs: 0, processorOptions: { tones: voices[name] ?? [] } };
    const listener = new AudioWorkletNode(context, 'voice-listener', options);
    listener.port.onmessage = ({ data }) => heard(video, name, data);
    source.connect(listener);
    listening.set(video, { track, stop: () => source.disconnect() });
  }

  /** Call it often: a repaired connection may bring another track. */
  return async function watch(video: HTMLVideoElement, name: string): Promise<void> {
    await ready;
    const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined;
    const track = stream?.getAudioTracks()[0];
    const known = listening.get(video);
    if (known?.track === track) return;
    known?.stop();
    listening.delete(video);
    if (track) listen(video, name, track);
  };
}
