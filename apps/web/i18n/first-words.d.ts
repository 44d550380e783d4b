/** Made by the build: what the first screen says of the areas, by area. See scripts/first-words.ts. */
declare module 'virtual:first-words/*' {
  const words: Record<string, unknown>;
  export default words;
}
