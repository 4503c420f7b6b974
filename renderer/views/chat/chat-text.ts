/** A message as plain pieces and links. Only http and https become links. Pure. */
export type TextPiece = { readonly kind: 'text' | 'link'; readonly text: string; readonly start: number };

const LINK = /\bhttps?:\/\/[^\s<>"]+/gi;
/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?'’”]+$/;

export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > done) pieces.push({ kind: 'text', text: text.slice(done, match.index), start: done });
    pieces.push({ kind: 'link', text: link, start: match.index });
    done = match.index + link.length;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done), start: done });
  return pieces;
}

/** A closing bracket belongs to the link only when it was opened in it, as in Wikipedia's addresses. */
function trimmed(link: string): string {
  const bare = link.replace(TRAILING, '');
  return bare.endsWith(')') && !bare.includes('(') ? trimmed(bare.slice(0, -1)) : bare;
}
