import { Settings } from 'lucide-react';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.tsx';

export function SettingsButton() {
  const session = useSession();
  return <IconButton label="Settings" icon={Settings} onClick={() => session.openSettings('network')} />;
}
