import { type ComponentType, lazy, useState } from 'react';

/** A view in a chunk of its own. */
export class LazyView<Props extends object> {
  readonly #load: () => Promise<ComponentType<Props>>;
  readonly #later = lazy(async () => ({ default: await this.preload() }));
  #loaded: ComponentType<Props> | undefined;

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load;
  }

  /** Rejects when it cannot be loaded. */
  async preload(): Promise<ComponentType<Props>> {
    this.#loaded ??= await this.#load();
    return this.#loaded;
  }

  get component(): ComponentType<Props> {
    return this.#loaded ?? this.#later;
  }
}

/**
 * Within a Suspense. What has been loaded before is drawn at once: React's own lazy would leave its place empty for
 * 300 ms, the least time that a Suspense takes between two things.
 */
export function Lazily<Props extends object>({ view, props }: { view: LazyView<Props>; props: Props }) {
  const [View] = useState<ComponentType<Props>>(() => view.component);
  return <View {...props} />;
}
