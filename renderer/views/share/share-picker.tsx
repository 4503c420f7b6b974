import { type FormEvent, useState } from 'react';
import type { ScreenSource } from '../../../main/bridge.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { screenReason } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './share-picker.module.css';
import { SourceGroup } from './source-group.tsx';
import { useScreenSources } from './use-screen-sources.ts';

type SharePickerProps = { media: LocalMedia; onClose: () => void };

/** What to share, on the desktop. Browsers bring their own. */
export function SharePicker({ media, onClose }: SharePickerProps) {
  const t = useWords('share');
  const common = useWords('parts');
  const picker = useSession().platform.screenPicker;
  const sources = useScreenSources(picker);
  const [chosen, setChosen] = useState<string>();
  const [withAudio, setWithAudio] = useState(false);
  const hasSources = (sources.list?.length ?? 0) > 0;
  const share = async (event: FormEvent) => {
    event.preventDefault();
    if (!picker || chosen === undefined) return;
    if (!(await picker.choose(chosen, { withAudio }))) return sources.reload('gone');
    onClose();
    await media.startScreen({ withAudio, mode: 'text' });
  };
  return (
    <Dialog title={t('shareYourScreen')} isWide onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void share(event)}>
        <Choices sources={sources} chosen={chosen} onChoose={setChosen} />
        <div className={styles.foot}>
          {picker?.canShareAudio === true && hasSources && (
            <label className={styles.audio}>
              <input type="checkbox" checked={withAudio} onChange={(event) => setWithAudio(event.target.checked)} />
              {t('shareSystemAudio')}
            </label>
          )}
          <Button onClick={onClose}>{common('cancel')}</Button>
          {hasSources && (
            <Button type="submit" tone="primary" disabled={!isThere(sources.list, chosen)}>
              {t('share')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

type ChoicesProps = {
  sources: ReturnType<typeof useScreenSources>;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function Choices({ sources, chosen, onChoose }: ChoicesProps) {
  const t = useWords('share');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const { list, failure, reload } = sources;
  const screens = list?.filter(({ kind }) => kind === 'screen') ?? [];
  const windows = list?.filter(({ kind }) => kind === 'window') ?? [];
  return (
    <div className={styles.choices}>
      {failure !== undefined && (
        <TroubleNote reason={screenReason(reasons, failure)}>
          {failure !== 'gone' && (
            <Button size="small" onClick={() => reload()}>
              {common('tryAgain')}
            </Button>
          )}
        </TroubleNote>
      )}
      {list === undefined && failure === undefined && <p className={styles.words}>{t('looking')}</p>}
      {list?.length === 0 && (
        <div className={styles.words}>
          <p>{t('nothingToShare')}</p>
          <Button size="small" onClick={() => reload()}>
            {t('lookAgain')}
          </Button>
        </div>
      )}
      <SourceGroup title={t('screens')} sources={screens} chosen={chosen} onChoose={onChoose} />
      <SourceGroup title={t('windows')} sources={windows} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function isThere(list: readonly ScreenSource[] | undefined, id: string | undefined): boolean {
  return list?.some((one) => one.id === id) === true;
}
