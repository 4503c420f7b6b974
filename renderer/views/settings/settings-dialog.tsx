import { Info, Keyboard, type LucideIcon, Network, Shield, SlidersHorizontal, Video, X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type ComponentType, Suspense } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.tsx';
import type { SettingsSection } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import { AboutSection } from './about-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import styles from './settings-dialog.module.css';
import { ShortcutsSection } from './shortcuts-section.tsx';

/** In their order. */
const SECTIONS: readonly { id: SettingsSection; icon: LucideIcon; View: ComponentType }[] = [
  { id: 'general', icon: SlidersHorizontal, View: GeneralSection },
  { id: 'devices', icon: Video, View: DevicesSection },
  { id: 'network', icon: Network, View: NetworkSection },
  { id: 'shortcuts', icon: Keyboard, View: ShortcutsSection },
  { id: 'privacy', icon: Shield, View: PrivacySection },
  { id: 'about', icon: Info, View: AboutSection },
];

/** Over whatever screen there is, so that a call can be heard meanwhile. What is changed counts at once. */
export function SettingsDialog({ section }: { section: SettingsSection }) {
  const t = useWords('settings');
  const session = useSession();
  return (
    <Dialog title={t('settings')} isWide onClose={() => session.closeSettings()}>
      <Tabs.Root
        className={styles.sections}
        orientation="vertical"
        value={section}
        onValueChange={(value) => openSection(value, (found) => session.openSettings(found))}
      >
        <Tabs.List className={styles.list} aria-label={t('sections')}>
          {SECTIONS.map(({ id, icon: Icon }) => (
            <Tabs.Trigger key={id} value={id} className={styles.name}>
              <Icon size={16} aria-hidden />
              <span className={styles.label}>{t(`section.${id}`)}</span>
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {SECTIONS.map(({ id, View }) => (
          <Tabs.Content key={id} value={id} className={styles.section}>
            <Suspense>
              <View />
            </Suspense>
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <div className={styles.close}>
        <IconButton label={t('closeSettings')} icon={X} onClick={() => session.closeSettings()} />
      </div>
    </Dialog>
  );
}

function openSection(value: string, open: (section: SettingsSection) => void): void {
  const found = SECTIONS.find(({ id }) => id === value);
  if (found) open(found.id);
}
