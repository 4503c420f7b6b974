import { EncodeOnce } from './encode-once.tsx';
import { RelayOnly } from './relay-only.tsx';
import styles from './section.module.css';
import { ServerList } from './server-list.tsx';
import { UploadLimit } from './upload-limit.tsx';

/** By which ways pictures and sound go. */
export function NetworkSection() {
  return (
    <div className={styles.section}>
      <ServerList />
      <RelayOnly />
      <UploadLimit />
      <EncodeOnce />
    </div>
  );
}
