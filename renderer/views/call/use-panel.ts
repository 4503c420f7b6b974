import { useCallback, useEffect, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';

export type PanelName = 'chat' | 'people' | 'invite' | 'statistics';

export type PanelControl = {
  readonly open: PanelName | undefined;
  /** Messages of others that came while the chat was closed. */
  readonly unread: number;
  /** Whose connection the statistics were asked for, by id. */
  readonly subject: string | undefined;
  toggle(name: PanelName): void;
  /** The same function for as long as the call is shown. */
  readonly showStatistics: (participantId?: string) => void;
  close(): void;
};

export function usePanel({ chat, participants }: InCall): PanelControl {
  const [chosen, setOpen] = useState<PanelName>();
  const [seen, setSeen] = useState(chat.length);
  // Alone, the invitation is the stage: it must not be there twice.
  const open = chosen === 'invite' && participants.length === 0 ? undefined : chosen;
  const [subject, setSubject] = useState<string>();
  const showStatistics = useCallback((participantId?: string) => {
    setSubject(participantId);
    setOpen('statistics');
  }, []);
  const isChatOpen = open === 'chat';
  useEffect(() => {
    if (isChatOpen) setSeen(chat.length);
  }, [isChatOpen, chat.length]);
  return {
    open,
    unread: isChatOpen ? 0 : chat.slice(seen).filter(({ from }) => from !== 'self').length,
    subject,
    showStatistics,
    toggle: (name) => setOpen(open === name ? undefined : name),
    close: () => setOpen(undefined),
  };
}
