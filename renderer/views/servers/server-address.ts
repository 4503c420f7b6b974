/** A signalling server as a person types it. Empty is undefined: no server, this computer hosts. */
export function parseServerAddress(text: string): string | undefined | 'malformed' {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `${schemeFor(trimmed)}://${trimmed}`;
  if (!URL.canParse(address)) return 'malformed';
  const { protocol, origin, hostname } = new URL(address);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && hostname !== '' && !/\s/.test(trimmed) ? origin : 'malformed';
}

/** A bare number or a name with a port is mostly a machine nearby without a certificate. */
function schemeFor(address: string): 'http' | 'https' {
  return /^[\d.]+(:\d+)?(\/|$)|^localhost\b|:\d+(\/|$)/.test(address) ? 'http' : 'https';
}
