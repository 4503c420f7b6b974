import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { Button } from '../parts/button.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { useWords } from '../words/use-words.ts';
import { playTestTone } from './test-tone.ts';

export function TestToneButton({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const speakerId = useMedia(media, (state) => state.speakerId);
  const [isPlaying, setIsPlaying] = useState(false);
  const play = async () => {
    setIsPlaying(true);
    await playTestTone(speakerId).catch(() => undefined);
    setIsPlaying(false);
  };
  return (
    <Button onClick={() => void play()} disabled={isPlaying}>
      <Volume2 size={16} aria-hidden />
      {t('test')}
    </Button>
  );
}
