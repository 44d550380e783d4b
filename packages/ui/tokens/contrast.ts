/** A colour in both schemes, as written in tokens.css. */
export type ThemedColor = { light: string; dark: string };

/** Reads `--name: light-dark(#rrggbb, #rrggbb)` declarations. Other declarations are skipped. */
export function readColors(css: string): Map<string, ThemedColor> {
  const colors = new Map<string, ThemedColor>();
  for (const [, name = '', light = '', dark = ''] of css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)) {
    colors.set(name, { light, dark });
  }
  return colors;
}

/** Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(first: string, second: string): number {
  const [dark = 0, light = 0] = [relativeLuminance(first), relativeLuminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function relativeLuminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
