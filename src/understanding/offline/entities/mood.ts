import {
  moodOfEmoji,
  moodOfFace,
  thumbsDown,
  thumbsDownFaces,
  thumbsUp,
  thumbsUpFaces,
  type Mood,
} from '../vocabulary/moods.ts'

/** What emoji say. */
export interface MoodSignals {
  /** Number of ⭐ in a row, 1 to 10. */
  stars?: number
  thumb?: 'up' | 'down'
  /** The gravest mood shown: anger before worry before sadness before joy. */
  mood?: Mood
}

/** Reads emoji and WeChat faces (`[微笑]` and the like) and gives back the text without them, a space in place of each. */
export function readMoods(text: string): { rest: string; signals: MoodSignals } {
  const signals: MoodSignals = {}
  const moods = new Set<Mood>()
  if (!EMOJI_OR_FACE.test(text)) return { rest: text, signals }
  let stars = 0
  let hollow = 0
  const withoutFaces = text.replace(FACE, (face, name: string) => {
    const mark = FACES.get(name)
    if (!mark) return face
    note(mark)
    return ' '
  })
  const rest = withoutFaces.replace(EMOJI, (emoji) => {
    if (STAR.has(emoji)) stars += 1
    else if (emoji === '☆') hollow += 1
    else {
      const mark = EMOJIS.get(emoji)
      if (mark) note(mark)
    }
    return ' '
  })
  if (stars > 0 || hollow > 1) signals.stars = Math.min(stars || hollow, 10)
  const gravest = GRAVEST_FIRST.find((mood) => moods.has(mood))
  if (gravest) signals.mood = gravest
  return { rest, signals }

  function note(mark: Mark): void {
    if (mark === 'up' || mark === 'down') signals.thumb = signals.thumb === 'down' ? 'down' : mark
    else moods.add(mark)
  }
}

type Mark = Mood | 'up' | 'down'

const GRAVEST_FIRST: readonly Mood[] = ['angry', 'worried', 'sad', 'thankful', 'happy']
const STAR = new Set(['⭐', '🌟', '★'])
const EMOJI = /[★☆]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu
const FACE = /\[([\p{Script=Han}A-Za-z\d]{1,5})\]/gu
const EMOJI_OR_FACE = /[★☆[]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u

const EMOJIS = table(moodOfEmoji, thumbsUp, thumbsDown)
const FACES = table(moodOfFace, thumbsUpFaces, thumbsDownFaces)

function table(moods: Readonly<Record<Mood, string>>, up: string, down: string): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const mood of GRAVEST_FIRST) for (const sign of moods[mood].split(' ')) marks.set(sign, mood)
  for (const sign of up.split(' ')) marks.set(sign, 'up')
  for (const sign of down.split(' ')) marks.set(sign, 'down')
  return marks
}
