import { useCallback, useEffect, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';

export type PanelName = 'chat' | 'people' | 'invite' | 'statistics';

export type PanelControl = {
  readonly open: PanelName | undefined;
  /** Messages of others that came while the chat was closed. */
  readonly unread: number;
  /** Id of the first of them when the chat was opened. */
  readonly firstNew: string | undefined;
  /** Whose connection the statistics were asked for, by id. */
  readonly subject: string | undefined;
  toggle(name: PanelName): void;
  /** The same function for as long as the call is shown. */
  readonly showStatistics: (participantId?: string) => void;
  close(): void;
};

export function usePanel({ chat, participants }: InCall): PanelControl {
  const [chosen, setOpen] = useState<PanelName>();
  // What was there before self came, and was told, is no news.
  const news = chat.filter(({ from, toldBy }) => from !== 'self' && toldBy === undefined);
  const [seen, setSeen] = useState(news.length);
  const [firstNew, setFirstNew] = useState<string>();
  // Alone, the invitation is the stage: it must not be there twice.
  const open = chosen === 'invite' && participants.length === 0 ? undefined : chosen;
  const [subject, setSubject] = useState<string>();
  const showStatistics = useCallback((participantId?: string) => {
    setSubject(participantId);
    setOpen('statistics');
  }, []);
  const isChatOpen = open === 'chat';
  useEffect(() => {
    if (isChatOpen) setSeen(news.length);
  }, [isChatOpen, news.length]);
  return {
    open,
    unread: isChatOpen ? 0 : Math.max(0, news.length - seen),
    firstNew,
    subject,
    showStatistics,
    toggle: (name) => {
      setFirstNew(news[seen]?.id);
      setOpen(open === name ? undefined : name);
    },
    close: () => setOpen(undefined),
  };
}
