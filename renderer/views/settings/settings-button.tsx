import { Settings } from 'lucide-react';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

export function SettingsButton() {
  const t = useWords('settings');
  const session = useSession();
  return <IconButton label={t('settings')} icon={Settings} onClick={() => session.openSettings('general')} />;
}
