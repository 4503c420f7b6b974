import type { LanguageSetting, Theme } from '../../../main/bridge.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useName, useSession, useSessionState } from '../session-context.tsx';
import { LANGUAGES } from '../words/languages.ts';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';
import { SoundsSwitch } from './sounds-switch.tsx';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** What a person is called, and how Engage looks and speaks. */
export function GeneralSection() {
  const t = useWords('settings');
  const session = useSession();
  const theme = useSessionState(({ settings }) => settings?.theme ?? 'system');
  return (
    <div className={styles.section}>
      <div className={styles.fields}>
        <TextField
          label={t('yourName')}
          placeholder={t('howOthersSeeYou')}
          value={useName()}
          maxLength={60}
          onText={(text) => session.setName(text)}
          onBlur={() => session.keepName()}
        />
        <SelectField
          label={t('theme')}
          value={theme}
          onValue={(value) => {
            const chosen = THEMES.find((one) => one === value);
            if (chosen) void session.change({ theme: chosen });
          }}
          options={THEMES.map((one) => (
            <option key={one} value={one}>
              {t(`themes.${one}`)}
            </option>
          ))}
        />
        <LanguageField />
      </div>
      <section className={styles.group} aria-label={t('sounds')}>
        <SoundsSwitch />
      </section>
    </div>
  );
}

function LanguageField() {
  const t = useWords('settings');
  const session = useSession();
  const language = useSessionState(({ settings }) => settings?.language ?? 'system');
  const choose = (value: string) => {
    const chosen: LanguageSetting = LANGUAGES.find(({ id }) => id === value)?.id ?? 'system';
    void session.change({ language: chosen });
  };
  return (
    <SelectField
      label={t('language')}
      value={language}
      onValue={choose}
      options={
        <>
          <option value="system">{t('languageOfSystem')}</option>
          {LANGUAGES.map(({ id, name }) => (
            <option key={id} value={id} lang={id}>
              {name}
            </option>
          ))}
        </>
      }
    />
  );
}
