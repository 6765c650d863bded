/** Runs beside the sound card: hands on what the microphone hears, in pieces of 2,048 samples. */
const PIECE = 2048;

class Capture extends AudioWorkletProcessor {
  piece = new Float32Array(PIECE);
  filled = 0;

  process([channels]) {
    const heard = channels?.[0];
    // A track that was muted gives no channel at all for a while.
    if (heard === undefined) return true;
    for (const value of heard) {
      this.piece[this.filled] = value;
      this.filled += 1;
      if (this.filled === PIECE) {
        this.port.postMessage(this.piece.slice());
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('capture', Capture);
