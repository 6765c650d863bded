/** Middle, ends and quantiles of figures. */

/** Throws when there is none. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** `share`: 0.99 is the figure that one in a hundred is above. Between two figures it is drawn straight. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('there is no figure');
  return below + (above - below) * (place - Math.floor(place));
}
