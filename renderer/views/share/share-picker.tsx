import { type FormEvent, useState } from 'react';
import type { ScreenSource } from '../../../main/bridge.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { SCREEN_REASONS } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import styles from './share-picker.module.css';
import { SourceGroup } from './source-group.tsx';
import { useScreenSources } from './use-screen-sources.ts';

type SharePickerProps = { media: LocalMedia; onClose: () => void };

/** What to share, on the desktop. Browsers bring their own. */
export function SharePicker({ media, onClose }: SharePickerProps) {
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
    await media.startScreen({ withAudio });
  };
  return (
    <Dialog title="Share your screen" isWide onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void share(event)}>
        <Choices sources={sources} chosen={chosen} onChoose={setChosen} />
        <div className={styles.foot}>
          {picker?.canShareAudio === true && hasSources && (
            <label className={styles.audio}>
              <input type="checkbox" checked={withAudio} onChange={(event) => setWithAudio(event.target.checked)} />
              Share system audio
            </label>
          )}
          <Button onClick={onClose}>Cancel</Button>
          {hasSources && (
            <Button type="submit" tone="primary" disabled={!isThere(sources.list, chosen)}>
              Share
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
  const { list, failure, reload } = sources;
  const screens = list?.filter(({ kind }) => kind === 'screen') ?? [];
  const windows = list?.filter(({ kind }) => kind === 'window') ?? [];
  return (
    <div className={styles.choices}>
      {failure !== undefined && (
        <TroubleNote reason={SCREEN_REASONS[failure]}>
          {failure !== 'gone' && (
            <Button size="small" onClick={() => reload()}>
              Try again
            </Button>
          )}
        </TroubleNote>
      )}
      {list === undefined && failure === undefined && <p className={styles.words}>Looking for screens and windows…</p>}
      {list?.length === 0 && (
        <div className={styles.words}>
          <p>There is no screen and no window to share.</p>
          <Button size="small" onClick={() => reload()}>
            Look again
          </Button>
        </div>
      )}
      <SourceGroup title="Screens" sources={screens} chosen={chosen} onChoose={onChoose} />
      <SourceGroup title="Windows" sources={windows} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function isThere(list: readonly ScreenSource[] | undefined, id: string | undefined): boolean {
  return list?.some((one) => one.id === id) === true;
}
