import type { LocalMedia } from '../../call/media/local-media.ts';
import { Switch } from '../parts/switch.tsx';
import { useWords } from '../words/use-words.ts';
import { useEffects } from './use-effects.ts';

/** What the browser does to the own voice. */
export function VoiceSwitches({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { voice, setVoice } = useEffects(media);
  return (
    <>
      <Switch
        label={t('echo')}
        isOn={voice.echoCancellation}
        onChange={(echoCancellation) => setVoice({ echoCancellation })}
      >
        {t('echoMeans')}
      </Switch>
      <Switch
        label={t('gain')}
        isOn={voice.autoGainControl}
        onChange={(autoGainControl) => setVoice({ autoGainControl })}
      >
        {t('gainMeans')}
      </Switch>
    </>
  );
}
