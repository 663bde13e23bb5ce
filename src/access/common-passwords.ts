/** Words and walks over the keyboard that the most used passwords are made of, in small letters. */
const stems = new Set(
  `password passwort passw0rd mypassword thepassword passwordpassword adminpassword rootpassword userpassword
  newpassword yourpassword defaultpassword temppassword temporarypassword secretpassword companypassword
  letmein letmeinplease changeme changemenow pleasechangeme welcome welcomeback welcometothejungle
  administrator admin adminadmin superadmin superuser rootroot root toor guest guestguest default secret
  topsecret test testtest testing testtesttest testpassword login loginlogin access master mastermaster
  qwerty qwertyuiop qwertyui qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdfghjkl asdfghjklqwertyuiop asdfasdf
  zxcvbnm zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb zaqxsw zaqwsx qweasd qweasdzxc
  poiuytrewq mnbvcxz lkjhgfdsa azerty azertyuiop qwertz qwertzuiop
  iloveyou iloveyousomuch iloveyouforever ilovemyself ilovejesus ilovegod loveyou lovelove loveme mylove
  sunshine princess football baseball basketball superman batman spiderman pokemon dragon monkey shadow
  michael jennifer jessica charlie jordan ashley daniel thomas hunter killer trustno trustnoone
  whatever freedom starwars computer internet samsung google facebook microsoft windows liverpool chelsea
  arsenal manchester barcelona realmadrid flower butterfly chocolate cheese cookie banana orange purple summer
  winter spring autumn january february monday friday happy happybirthday lovely beautiful angel
  correcthorsebatterystaple thisismypassword thisisapassword ihatepasswords idontknow nothing none
  abcdef abcdefg abcdefgh abcdefghij abcdefghijkl abcdefghijklm abcabc aabbcc
  woaini woainima woaini woaininimen wojiushiwo wobuzhidao woshishei woshiniba mima mimamima wodemima
  wangyut nihao nihaoma nihaonihao zhongguo beijing shanghai guangzhou shenzhen zhongguoren
  aini ainiyiwannian yishengyishi yishengyishiaini tianya taobao alibaba tencent weixin wechat baidu
  guanjia guanjiaguanjia jiazheng kefu baojie ayi`
    .split(/\s+/)
    .filter(Boolean),
)

/** What is put before or after a word, and for a letter, to please rules that count kinds of characters. */
const ends = /^\P{L}+|\P{L}+$/gu
const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Lines along which fingers walk. */
const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '!@#$%^&*()_+',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]

/**
 * Whether this is one of the passwords that guessers try first: common words with or without numbers and disguises,
 * walks over the keyboard, years and dates, a short thing said again and again, or what everybody knows of the person.
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const small = password.normalize('NFKC').toLowerCase()
  const known = own.flatMap(wordsIn)
  const said = unit(small)
  const isRepeated = said.length < small.length && said.length <= 6
  if (isRepeated || isNumber(small)) return true
  const forms = [small, said].flatMap((form) => [
    form,
    bare(form),
    onlyLetters(form),
    plain(bare(form)),
    bare(plain(form)),
  ])
  return forms.some((form) => form !== '' && (stems.has(form) || known.includes(form) || isWalk(form)))
}

/** Dates and numbers of telephones are soon tried out. */
const isNumber = (text: string) => /^[\d\s./-]+$/.test(text) && text.replaceAll(/\D/g, '').length < 15

/** The words of a name or an address of mail, alone and joined. */
function wordsIn(own: string): string[] {
  const name = own.toLowerCase()
  const box = name.split('@')[0] ?? ''
  return [...name.split(/\P{L}+/u), onlyLetters(name), onlyLetters(box)].filter(
    (word) => word.length >= 3 || /^\p{Script=Han}{2}$/u.test(word),
  )
}

const onlyLetters = (text: string) => text.replaceAll(/\P{L}+/gu, '')
const bare = (text: string) => text.replaceAll(ends, '')
const plain = (text: string) =>
  Array.from(text)
    .map((letter) => letters[letter] ?? letter)
    .join('')

/** The shortest piece of which a text is a repetition: "abab" → "ab". */
function unit(text: string): string {
  for (let size = 1; size <= text.length / 2; size++)
    if (text.length % size === 0 && text === text.slice(0, size).repeat(text.length / size)) return text.slice(0, size)
  // The last piece may be cut off: "12312312".
  for (let size = 1; size <= text.length / 3; size++)
    if (
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .startsWith(text)
    )
      return text.slice(0, size)
  return text
}

/** Whether the whole text goes along such lines, forwards or backwards, in at most three pieces of four or more. */
function isWalk(text: string): boolean {
  let rest = text
  for (let pieces = 0; pieces < 3 && rest.length > 0; pieces++) {
    const step = longestStep(rest)
    if (step < 4) return rest.length <= 3 && pieces > 0
    rest = rest.slice(step)
  }
  return rest.length <= 3
}

function longestStep(text: string): number {
  let longest = 0
  for (const walk of walks)
    for (const line of [walk, Array.from(walk).toReversed().join('')])
      for (let size = Math.min(text.length, line.length); size > longest; size--)
        if (line.includes(text.slice(0, size))) {
          longest = size
          break
        }
  return longest
}
