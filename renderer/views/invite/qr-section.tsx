import { ChevronRight } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './qr-section.module.css';

/** What a reader needs around the code, in its squares (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** The link for whoever has a camera and no keyboard. Open at once where a phone can join by it. */
export function QrSection({ link }: { link: string }) {
  const t = useWords('invite');
  const common = useWords('parts');
  const isForPhones = link.startsWith('https:');
  const [isLarge, setIsLarge] = useState(false);
  return (
    <details className={styles.section} open={isForPhones}>
      <summary className={styles.summary}>
        <ChevronRight size={16} className="directed" aria-hidden />
        {t('qrCode')}
      </summary>
      <div className={styles.content}>
        <QrCode link={link} />
        <div className={styles.words}>
          <p>{isForPhones ? t('qrCodeOpens') : t('qrCodeOverHttp')}</p>
          <Button size="small" onClick={() => setIsLarge(true)}>
            {t('showLarge')}
          </Button>
        </div>
      </div>
      {isLarge && (
        <Dialog title={t('qrCode')} onClose={() => setIsLarge(false)}>
          <div className={styles.large}>
            <QrCode link={link} />
          </div>
          <Button onClick={() => setIsLarge(false)}>{common('close')}</Button>
        </Dialog>
      )}
    </details>
  );
}

/** Dark on light in every theme: readers look for that. */
function QrCode({ link }: { link: string }) {
  const t = useWords('invite');
  return (
    <QRCodeSVG
      className={styles.code}
      role="img"
      aria-label={t('qrCodeOfLink')}
      value={link}
      marginSize={QUIET_ZONE}
      fgColor="currentColor"
      bgColor="transparent"
    />
  );
}
