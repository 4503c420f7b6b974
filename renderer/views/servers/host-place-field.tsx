import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { UndoNote } from '../parts/undo-note.tsx';
import { useWords } from '../words/use-words.ts';
import { serverName } from './saved-servers.ts';
import { ServerFields } from './server-fields.tsx';
import { ServerTest } from './server-test.tsx';
import styles from './servers.module.css';
import type { HostPlace } from './use-host-place.ts';

const HERE = 'here';
const DRAFT = 'draft';

/** On this computer, on a server of the list, or on another one. */
export function HostPlaceField({ hostPlace }: { hostPlace: HostPlace }) {
  const t = useWords('servers');
  const { place, servers, removed, choose, undo } = hostPlace;
  const pick = (value: string) => {
    const server = servers.find(({ origin }) => origin === value);
    if (server) return choose({ at: 'server', server });
    choose(value === DRAFT ? { at: 'draft', draft: { address: '', name: '' } } : { at: 'here' });
  };
  return (
    <div className={styles.place}>
      <SelectField
        label={t('where')}
        value={place.at === 'server' ? place.server.origin : place.at}
        onValue={pick}
        options={
          <>
            <option value={HERE}>{t('thisComputer')}</option>
            {servers.map((server) => (
              <option key={server.origin} value={server.origin}>
                {t('on', { name: serverName(server) })}
              </option>
            ))}
            <option value={DRAFT}>{t('anotherServer')}</option>
          </>
        }
      />
      {place.at === 'server' && <ServerActions key={place.server.origin} hostPlace={hostPlace} server={place.server} />}
      {place.at === 'draft' && <ServerFields place={place} onPlace={choose} onSave={() => void hostPlace.settle()} />}
      {removed && <UndoNote text={t('removed', { name: serverName(removed) })} onUndo={undo} />}
    </div>
  );
}

type ServerActionsProps = {
  hostPlace: HostPlace;
  server: HostPlace['servers'][number];
};

function ServerActions({ hostPlace: { choose, remove }, server }: ServerActionsProps) {
  const t = useWords('servers');
  const { origin, name } = server;
  return (
    <ServerTest origin={origin}>
      <Button size="small" onClick={() => choose({ at: 'draft', draft: { address: origin, name, edited: origin } })}>
        {t('edit')}
      </Button>
      <Button size="small" onClick={() => remove(server)}>
        {t('remove')}
      </Button>
    </ServerTest>
  );
}
