/** A sound file that was recorded elsewhere, read by the browser into what a microphone would have given. */
import { LONGEST_MS } from './watch.ts';
import { wavFrom } from './wav.ts';

const RATE = 48_000;

/** Mono at the packs' rate; a word for why not. */
export async function readSoundFile(file: File): Promise<Uint8Array<ArrayBuffer> | 'unreadable' | 'long'> {
  let sound: AudioBuffer;
  try {
    sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await file.arrayBuffer());
  } catch (error) {
    console.error('a sound file cannot be read:', error);
    return 'unreadable';
  }
  if (sound.duration * 1000 > LONGEST_MS) return 'long';
  const mixer = new OfflineAudioContext(1, Math.max(1, sound.length), RATE);
  const node = new AudioBufferSourceNode(mixer, { buffer: sound });
  node.connect(mixer.destination);
  node.start();
  return wavFrom((await mixer.startRendering()).getChannelData(0), RATE);
}
