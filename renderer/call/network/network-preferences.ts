/** What a person may decide about the ways of their media. */
export type NetworkPreferences = {
  /** STUN and TURN servers, beside those that the room's server names. None: nothing leaves the local network. */
  readonly iceServers: readonly IceServerPreference[];
  /** By way of a TURN server only: no address of this computer is told to anybody else. */
  readonly relayOnly: boolean;
  /** Bits per second for all pictures to everybody together; undefined: as the connections allow. */
  readonly maxVideoUpload: number | undefined;
  /** Pictures are encoded once for all who are sent them, where the engine can; for calls joined from now on. */
  readonly encodeOnce: boolean;
};

export type IceServerPreference = {
  /** `stun:`, `turn:` or `turns:` (RFC 7064, RFC 7065). */
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
};

export const NO_NETWORK_PREFERENCES: NetworkPreferences = {
  iceServers: [],
  relayOnly: false,
  maxVideoUpload: undefined,
  encodeOnce: true,
};
