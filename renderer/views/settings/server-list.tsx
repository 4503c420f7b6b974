import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { UndoNote } from '../parts/undo-note.tsx';
import { useWords } from '../words/use-words.ts';
import sectionStyles from './section.module.css';
import { draftOf, EMPTY_DRAFT } from './server-draft.ts';
import { type ListMode, MAX_SERVERS, others, restored, withoutServer, withServer } from './server-edits.ts';
import { ServerForm } from './server-form.tsx';
import styles from './server-list.module.css';
import { ServerRow } from './server-row.tsx';
import { useNetwork } from './use-network.ts';

const REST: ListMode = { at: 'rest' };

export function ServerList() {
  const t = useWords('settings');
  const { network, change } = useNetwork();
  const { iceServers } = network;
  const [mode, setMode] = useState<ListMode>(REST);
  const rest = () => setMode(REST);
  const keep = (servers: IceServerSettings[], next: ListMode) => {
    change({ iceServers: servers });
    setMode(next);
  };
  const remove = (urls: string) => {
    const left = withoutServer(iceServers, urls);
    keep(left.servers, left.mode);
  };
  const form = {
    others: others(iceServers, mode),
    onSave: (server: IceServerSettings) => keep(withServer(iceServers, mode, server), REST),
    onCancel: rest,
  };
  return (
    <section className={sectionStyles.group} aria-label={t('servers')}>
      <div>
        <h3 className={sectionStyles.heading}>{t('stunAndTurn')}</h3>
        <p className={sectionStyles.meaning}>{iceServers.length === 0 ? t('noServers') : t('serversMean')}</p>
      </div>
      {iceServers.length > 0 && (
        <ul className={styles.list}>
          {iceServers.map((server) => (
            <li key={server.urls} className={styles.item}>
              {mode.at === 'editing' && mode.urls === server.urls ? (
                <ServerForm start={draftOf(server)} {...form} />
              ) : (
                <ServerRow
                  server={server}
                  onEdit={() => setMode({ at: 'editing', urls: server.urls })}
                  onRemove={() => remove(server.urls)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mode.at === 'removed' && (
        <UndoNote
          text={t('removed', { address: mode.server.urls })}
          onUndo={() => keep(restored(iceServers, mode), REST)}
        />
      )}
      {mode.at === 'adding' && <ServerForm start={EMPTY_DRAFT} {...form} />}
      {mode.at !== 'adding' && <AddButton count={iceServers.length} onAdd={() => setMode({ at: 'adding' })} />}
    </section>
  );
}

function AddButton({ count, onAdd }: { count: number; onAdd: () => void }) {
  const t = useWords('settings');
  if (count >= MAX_SERVERS) return <p className={sectionStyles.meaning}>{t('enoughServers', { max: MAX_SERVERS })}</p>;
  return (
    <div>
      <Button size="small" onClick={onAdd}>
        <Plus size={16} aria-hidden />
        {t('addServer')}
      </Button>
    </div>
  );
}
