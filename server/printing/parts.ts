/** The parts of a drawn slip. */
import type { Bitmap, DrawnSlip } from '#server/printing/types.ts';

/** The whole slip as one picture, for who can't begin with a part of it. Rejects when a part could not be drawn. */
export async function whole(parts: DrawnSlip): Promise<Bitmap> {
  const pictures = await Promise.all(parts);
  return {
    width: Math.max(...pictures.map(({ width }) => width)),
    height: pictures.reduce((sum, { height }) => sum + height, 0),
    rows: Buffer.concat(pictures.map(({ rows }) => rows)),
  };
}

/** A slip that is one picture already. */
export const drawn = (picture: Bitmap): DrawnSlip => [Promise.resolve(picture)];
