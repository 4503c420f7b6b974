import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { IconButton } from './icon-button.tsx';
import styles from './password-field.module.css';
import { TextField } from './text-field.tsx';

/** Hidden until it is asked for: somebody may look on, or the screen may be shared. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  const t = useWords('parts');
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles.field}>
      {/* No browser is to keep it as the password of a page. */}
      <TextField {...props} type={isShown ? 'text' : 'password'} autoComplete="new-password" />
      <div className={styles.show}>
        <IconButton
          label={isShown ? t('hidePassword') : t('showPassword')}
          icon={isShown ? EyeOff : Eye}
          onClick={() => setIsShown(!isShown)}
        />
      </div>
    </div>
  );
}
