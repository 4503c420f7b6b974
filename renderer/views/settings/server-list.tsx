import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import sectionStyles from './network-section.module.css';
import { draftOf, EMPTY_DRAFT } from './server-draft.ts';
import { type ListMode, MAX_SERVERS, others, restored, withoutServer, withServer } from './server-edits.ts';
import { ServerForm } from './server-form.tsx';
import styles from './server-list.module.css';
import { ServerRow } from './server-row.tsx';
import { useNetwork } from './use-network.ts';

const REST: ListMode = { at: 'rest' };

export function ServerList() {
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
    <section className={sectionStyles.group} aria-label="Servers">
      <div>
        <h3 className={sectionStyles.heading}>STUN and TURN servers</h3>
        <p className={sectionStyles.meaning}>
          {iceServers.length === 0
            ? 'No servers: on this network calls need none.'
            : 'They are asked in calls: STUN how others reach you from outside, TURN to pass on what cannot go straight.'}
        </p>
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
        <RemovedNote server={mode.server} onUndo={() => keep(restored(iceServers, mode), REST)} />
      )}
      {mode.at === 'adding' && <ServerForm start={EMPTY_DRAFT} {...form} />}
      {mode.at !== 'adding' && <AddButton count={iceServers.length} onAdd={() => setMode({ at: 'adding' })} />}
    </section>
  );
}

function AddButton({ count, onAdd }: { count: number; onAdd: () => void }) {
  if (count >= MAX_SERVERS) return <p className={sectionStyles.meaning}>More than {MAX_SERVERS} are of no use.</p>;
  return (
    <div>
      <Button size="small" onClick={onAdd}>
        <Plus size={16} aria-hidden />
        Add a server
      </Button>
    </div>
  );
}

function RemovedNote({ server, onUndo }: { server: IceServerSettings; onUndo: () => void }) {
  return (
    <div className={styles.removed} role="status">
      <span className={styles.address}>Removed {server.urls}</span>
      <Button size="small" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
