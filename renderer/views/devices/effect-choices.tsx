import { DropdownMenu } from 'radix-ui';
import { canBlur } from '../../call/media/effects.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { MenuChoice, MenuLabel } from '../parts/menu.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './effect-choices.module.css';
import { BlurNote, NoiseNote } from './effect-note.tsx';
import { BACKGROUNDS, backgroundOf, NOISE_SUPPRESSIONS, noiseSuppressionOf, useEffects } from './use-effects.ts';

/** In a menu: how much of the room behind one is seen. */
export function BackgroundChoices({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { background, setBackground } = useEffects(media);
  return (
    <DropdownMenu.Group>
      <MenuLabel>{t('background')}</MenuLabel>
      {canBlur() ? (
        <DropdownMenu.RadioGroup value={background} onValueChange={(value) => setBackground(backgroundOf(value))}>
          {BACKGROUNDS.map((one) => (
            <MenuChoice key={one} value={one}>
              {t(`backgroundIs.${one}`)}
            </MenuChoice>
          ))}
        </DropdownMenu.RadioGroup>
      ) : (
        <p className={styles.note}>{t('blurUnavailable')}</p>
      )}
      <div className={styles.note}>
        <BlurNote media={media} />
      </div>
    </DropdownMenu.Group>
  );
}

export function NoiseChoices({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { voice, setVoice } = useEffects(media);
  const choose = (value: string) => setVoice({ noiseSuppression: noiseSuppressionOf(value) });
  return (
    <DropdownMenu.Group>
      <MenuLabel>{t('noise')}</MenuLabel>
      <DropdownMenu.RadioGroup value={voice.noiseSuppression} onValueChange={choose}>
        {NOISE_SUPPRESSIONS.map((one) => (
          <MenuChoice key={one} value={one}>
            {t(`noiseIs.${one}`)}
          </MenuChoice>
        ))}
      </DropdownMenu.RadioGroup>
      <div className={styles.note}>
        <NoiseNote media={media} />
      </div>
    </DropdownMenu.Group>
  );
}
