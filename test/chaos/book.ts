/** What a run notes down: figures by name, and what should not have happened. */

export interface Book {
  readonly faults: string[];
  readonly figures: Map<string, number>;
}

export const openBook = (): Book => ({ faults: [], figures: new Map() });

export function count({ figures }: Book, name: string, by = 1): void {
  figures.set(name, (figures.get(name) ?? 0) + by);
}

/** Keeps the largest. */
export function most({ figures }: Book, name: string, figure: number): void {
  figures.set(name, Math.max(figures.get(name) ?? 0, figure));
}
