import { Switch } from '../parts/switch.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

/** Whether comings, goings, knocks and hands are heard. */
export function SoundsSwitch() {
  const t = useWords('settings');
  const session = useSession();
  const isOn = useSessionState(({ settings }) => settings?.sounds !== false);
  return (
    <Switch label={t('sounds')} isOn={isOn} onChange={(sounds) => void session.change({ sounds })}>
      {t('soundsMean')}
    </Switch>
  );
}
