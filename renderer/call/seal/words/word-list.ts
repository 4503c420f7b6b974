/**
 * The words of room words: the EFF's large list of 7,776 words for dice, by the Electronic Frontier Foundation,
 * licensed CC BY 3.0 US, without its four words with a hyphen, so that a hyphen between words is no question.
 * The list and its order are part of the protocol.
 */
export const WORD_COUNT = 7772;

/** A hundred kilobytes, so only when somebody makes or types words. */
export async function loadWords(): Promise<readonly string[]> {
  const { DEFAULT_WORDLIST } = await import('secure-password-utilities/wordlists');
  return DEFAULT_WORDLIST;
}
