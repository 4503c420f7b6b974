import { useCallback, useEffect, useRef } from 'react';
import styles from './video-tile.module.css';

type VideoTileProps = {
  stream: MediaStream | undefined;
  /** Hidden while there is no camera: the sound still plays. */
  isShown: boolean;
  /** Own picture and own sound: never heard, seen as in a mirror. */
  isMuted?: boolean;
  isMirrored?: boolean;
  /** A share is shown whole; a person may lose an eighth at the edges. */
  isWhole?: boolean;
  speakerId?: string | undefined;
  /** 0…1. */
  volume?: number | undefined;
  /** Width by height, as soon as the picture has a size and whenever it changes. */
  onRatio?: (ratio: number) => void;
};

/** Narrower pictures would lose more than an eighth in a tile of 16:9: they are shown whole. */
const NARROWEST_CROPPED = 1.5;

/** The one place where a MediaStream reaches the page: picture, sound and speaker. */
export function VideoTile({
  stream,
  isShown,
  isMuted,
  isMirrored,
  isWhole,
  speakerId,
  volume = 1,
  onRatio,
}: VideoTileProps) {
  const element = useRef<HTMLVideoElement>(null);
  // One that plays goes on when it is no longer in the page, and is never forgotten.
  useEffect(() => {
    const video = element.current;
    return () => {
      if (video) video.srcObject = null;
    };
  }, []);
  // Apart from the stream: whoever makes somebody quieter sees no gap.
  useEffect(() => {
    if (element.current) element.current.volume = volume;
  }, [volume]);
  const attach = useCallback(
    (video: HTMLVideoElement | null) => {
      if (!video) return;
      // Setting the same stream again would restart it.
      if (video.srcObject !== (stream ?? null)) video.srcObject = stream ?? null;
      void video.play().catch(() => undefined);
      return showFromFirstFrame(video, isShown);
    },
    [stream, isShown],
  );
  const route = useCallback(
    (video: HTMLVideoElement | null) => {
      element.current = video;
      const detach = attach(video);
      if (video && isMuted !== true && 'setSinkId' in video) video.setSinkId(speakerId ?? '').catch(() => undefined);
      return detach;
    },
    [attach, isMuted, speakerId],
  );
  return (
    <video
      ref={route}
      className={styles.video}
      autoPlay
      playsInline
      muted={isMuted === true}
      data-mirrored={isMirrored}
      data-whole={isWhole}
      onResize={({ currentTarget }) => {
        const ratio = currentTarget.videoWidth / currentTarget.videoHeight;
        currentTarget.toggleAttribute('data-narrow', ratio < NARROWEST_CROPPED);
        if (Number.isFinite(ratio)) onRatio?.(ratio);
      }}
    />
  );
}

/** Until a frame is there the initials beneath stay visible; React never learns of it. */
function showFromFirstFrame(video: HTMLVideoElement, isShown: boolean): () => void {
  if (!isShown) return () => undefined;
  const handle = video.requestVideoFrameCallback(() => {
    video.dataset.picture = '';
  });
  return () => {
    video.cancelVideoFrameCallback(handle);
    delete video.dataset.picture;
  };
}
