import { type FormEvent, useState } from 'react';
import type { ScreenSource } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { screenReason } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import { ModeChoice } from './mode-choice.tsx';
import styles from './share-picker.module.css';
import { SourceGroup } from './source-group.tsx';
import { useScreenSources } from './use-screen-sources.ts';
import type { ShareControl } from './use-share.ts';

type SharePickerProps = { share: ShareControl };

/** What to share, on the desktop. Browsers bring their own. */
export function SharePicker({ share }: SharePickerProps) {
  const t = useWords('share');
  const common = useWords('parts');
  const picker = useSession().platform.screenPicker;
  const sources = useScreenSources(picker);
  const [chosen, setChosen] = useState<string>();
  const [withAudio, setWithAudio] = useState(false);
  const hasSources = (sources.list?.length ?? 0) > 0;
  const { closePicker } = share;
  const choose = async (event: FormEvent) => {
    event.preventDefault();
    if (!picker || chosen === undefined) return;
    if (!(await picker.choose(chosen, { withAudio }))) return sources.reload('gone');
    closePicker();
    await share.start({ withAudio, name: sources.list?.find(({ id }) => id === chosen)?.name });
  };
  return (
    <Dialog title={t('shareYourScreen')} isWide onClose={closePicker}>
      <form className={styles.form} onSubmit={(event) => void choose(event)}>
        <Choices sources={sources} chosen={chosen} onChoose={setChosen} />
        <div className={styles.foot}>
          {hasSources && <ModeChoice mode={share.mode} onMode={share.setMode} />}
          {hasSources && (
            <SystemAudio canShare={picker?.canShareAudio === true} isOn={withAudio} onChange={setWithAudio} />
          )}
          <Button onClick={closePicker}>{common('cancel')}</Button>
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

/** Where the system gives none that is said: nobody is to look for the box. */
function SystemAudio({
  canShare,
  isOn,
  onChange,
}: {
  canShare: boolean;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const t = useWords('share');
  if (!canShare) return <p className={styles.silent}>{t('noSystemAudio')}</p>;
  return (
    <label className={styles.audio}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {t('shareSystemAudio')}
    </label>
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
