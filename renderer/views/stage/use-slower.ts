import { useEffect, useState } from 'react';

/** As fast as cameras are asked for: nothing is to be left out. */
const WHOLE = 30;

/** The same pictures, fewer of them: what is drawn less often costs less. What the others are sent stays as it is. */
export function useSlower(stream: MediaStream | undefined, framerate: number): MediaStream | undefined {
  const [slower, setSlower] = useState<MediaStream>();
  useEffect(() => {
    if (!stream || framerate >= WHOLE) return;
    const tracks = stream.getVideoTracks().map((track) => track.clone());
    // A camera that cannot be slowed down is shown as it is.
    for (const track of tracks) track.applyConstraints({ frameRate: framerate }).catch(() => undefined);
    setSlower(new MediaStream(tracks));
    return () => {
      for (const track of tracks) track.stop();
      setSlower(undefined);
    };
  }, [stream, framerate]);
  return stream && (slower ?? stream);
}
