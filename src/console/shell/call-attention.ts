import { remember, remembered } from './remembered.ts'

/** How somebody wants to be called when a customer waits and another window is in front. */
export type Call = 'sound' | 'desktop'

export const wants = (call: Call): boolean => remembered(`call.${call}`) === 'yes'

/**
 * Keeps a choice in this browser. The browser itself asks before the first notification.
 * @returns whether it is wanted now: false where the browser forbids notifications
 */
export async function choose(call: Call, wanted: boolean): Promise<boolean> {
  const allowed =
    wanted && (call === 'sound' || ('Notification' in window && (await Notification.requestPermission()) === 'granted'))
  remember(`call.${call}`, allowed ? 'yes' : null)
  if (allowed && call === 'sound') ring()
  return allowed
}

/** Two short tones, not loud. Browsers play nothing before the first press on a page, and that is as well. */
function ring(): void {
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.gain.value = 0.08
  volume.connect(audio.destination)
  for (const [i, hertz] of [660, 880].entries()) {
    const tone = audio.createOscillator()
    tone.frequency.value = hertz
    tone.connect(volume)
    tone.start(audio.currentTime + i * 0.18)
    tone.stop(audio.currentTime + i * 0.18 + 0.14)
  }
  setTimeout(() => void audio.close(), 1_000)
}

/** Calls whoever sits here in the ways that were chosen; the same `about` replaces what was said of it before. */
export function callAttention({
  title,
  text,
  about,
  look,
}: {
  title: string
  text: string
  about: string
  look: () => void
}): void {
  if (wants('sound')) ring()
  if (!wants('desktop') || !('Notification' in window) || Notification.permission !== 'granted') return
  const shown = new Notification(title, { body: text, tag: about })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
    look()
  })
}
