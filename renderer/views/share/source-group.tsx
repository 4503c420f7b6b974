import { AppWindow, Monitor } from 'lucide-react';
import type { ScreenSource } from '../../../main/bridge.ts';
import styles from './source-group.module.css';

type SourceGroupProps = {
  title: string;
  sources: readonly ScreenSource[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** Radio buttons with a picture: arrows move, Enter shares. */
export function SourceGroup({ title, sources, chosen, onChoose }: SourceGroupProps) {
  if (sources.length === 0) return null;
  return (
    <fieldset>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.grid}>
        {sources.map((source) => (
          <label key={source.id} className={styles.source}>
            <input
              type="radio"
              name="screen-source"
              className="visually-hidden"
              value={source.id}
              checked={source.id === chosen}
              onChange={() => onChoose(source.id)}
            />
            <span className={styles.picture}>
              <Thumbnail source={source} />
            </span>
            <span className={styles.name}>{source.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Thumbnail({ source }: { source: ScreenSource }) {
  if (source.thumbnail !== '') return <img src={source.thumbnail} alt="" />;
  const Icon = source.kind === 'screen' ? Monitor : AppWindow;
  return <Icon size={32} aria-hidden />;
}
