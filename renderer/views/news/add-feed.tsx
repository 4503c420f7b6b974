import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/use-words.ts';
import { FeedForm } from './feed-form.tsx';

/** A button that becomes the form. */
export function AddFeed() {
  const t = useWords('news');
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <FeedForm onClose={() => setIsOpen(false)} />;
  return (
    <div>
      <Button size="small" onClick={() => setIsOpen(true)}>
        <Plus size={16} aria-hidden />
        {t('addFeed')}
      </Button>
    </div>
  );
}
