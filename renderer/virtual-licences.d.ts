/** Made at build by scripts/licences.ts. */
declare module 'virtual:licences' {
  export const LICENCES: readonly {
    /** As the package says it: `MIT`. */
    readonly licence: string;
    /** Those that share the text, each with its version. */
    readonly packages: readonly string[];
    readonly text: string;
  }[];
}
