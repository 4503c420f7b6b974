import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

const CONFIRMED_MS = 2000;

function useCopy(text: string): { isCopied: boolean; copy: () => void } {
  const { platform } = useSession();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    void platform.copyText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return { isCopied, copy };
}

type CopyButtonProps = Pick<ButtonProps, 'tone' | 'size'> & { text: string; label?: string };

/** Its name says when it has copied; it is told to screen readers too. */
export function CopyButton({ text, label, tone = 'primary', size }: CopyButtonProps) {
  const t = useWords('invite');
  const { isCopied, copy } = useCopy(text);
  return (
    <Button tone={tone} {...(size && { size })} onClick={copy} aria-live="polite">
      {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      {isCopied ? t('copied') : (label ?? t('copyLink'))}
    </Button>
  );
}

export function CopyIconButton({ text, label }: { text: string; label: string }) {
  const t = useWords('invite');
  const { isCopied, copy } = useCopy(text);
  return <IconButton label={isCopied ? t('copied') : label} icon={isCopied ? Check : Copy} onClick={copy} />;
}
