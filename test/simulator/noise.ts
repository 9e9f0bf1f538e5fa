/** A 32-bit number that depends on every character of the text (FNV-1a). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

function mix(first: number, second: number): number {
  let value = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Evenly spread in [-1, 1), the same for the same key, octave and position. */
function lattice(key: number, octave: number, position: number): number {
  const high = Math.floor(position / 0x1_0000_0000);
  return mix(mix(mix(key, octave + 1), high), position >>> 0) / 0x8000_0000 - 1;
}

type NoiseShape = {
  /** Size of the part that is drawn anew at every step. */
  readonly amplitude: number;
  /** Each slower part runs four times slower and is this many times larger. */
  readonly growth: number;
  readonly octaves: number;
};

/**
 * A wandering value at a whole step: the sum of waves whose periods are 1, 4, 16... steps. It looks like a random
 * walk, yet any step can be computed without the ones before it, and it never leaves a known range.
 */
export function noise(key: number, step: number, { amplitude, growth, octaves }: NoiseShape): number {
  let sum = 0;
  for (let octave = 0; octave < octaves; octave += 1) {
    const place = step / 4 ** octave;
    const start = Math.floor(place);
    const fraction = place - start;
    const weight = fraction * fraction * (3 - 2 * fraction);
    const from = lattice(key, octave, start);
    const to = octave === 0 ? from : lattice(key, octave, start + 1);
    sum += amplitude * growth ** octave * (from + (to - from) * weight);
  }
  return sum;
}
