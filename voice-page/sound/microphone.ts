/** Opens the microphone and hands on what it hears; says in one word why it cannot. */
import captureUrl from './capture.worklet.mjs?url';

/** Why nothing can be recorded: each has its own way out. */
export type MicrophoneTrouble = 'insecure' | 'refused' | 'missing' | 'busy' | 'broken';

export interface Microphone {
  readonly rate: number;
  close(): void;
}

export interface Listener {
  heard(samples: Float32Array): void;
  /** It was pulled out, or another program took it. */
  lost(): void;
}

/** As a voice is spoken to people, not to a meeting: no echo to take out, the room's hum and the distance evened out. */
const WISHES: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: true,
  autoGainControl: true,
};

export async function openMicrophone({ heard, lost }: Listener): Promise<Microphone | MicrophoneTrouble> {
  // A plain http page of another machine has no microphone at all.
  if (!window.isSecureContext || navigator.mediaDevices === undefined) return 'insecure';
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: WISHES });
  } catch (error) {
    return troubleOf(error);
  }
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(captureUrl);
    await context.resume();
    const capture = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => heard(data);
    context.createMediaStreamSource(stream).connect(capture);
  } catch (error) {
    console.error('the microphone cannot be listened to:', error);
    close();
    return 'broken';
  }
  for (const track of stream.getTracks()) track.onended = lost;

  function close(): void {
    for (const track of stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    context.close().catch((error: unknown) => console.error('the sound input could not be closed:', error));
  }
  return { rate: context.sampleRate, close };
}

function troubleOf(error: unknown): MicrophoneTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      console.error('the microphone cannot be opened:', error);
      return 'broken';
  }
}
