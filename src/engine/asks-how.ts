const procedure =
  /(?:照片|图片|视频|凭证|发票)[^，。]{0,4}(?:怎么|咋|往哪|发哪|发到哪|在哪|哪里|给谁)|(?:怎么|咋|如何)(?:发|传|上传|发送)|(?:赔|退|补偿)[^，。]{0,3}(?:多少|几成|怎么算|标准)|多久|多长时间|要(?:等)?几天|几个?(?:小时|工作日)|什么时候(?:能|会|给|有)?(?:答复|回复|结果|处理|解决|联系|到账)|(?:怎么|如何|谁来?)(?:处理|赔|算|负责)|赔不赔|退不退|(?:会|能)赔|什么流程|(?:赔偿|处理)(?:的)?(?:标准|流程)|\b(?:how (?:do|can|should|would|will) (?:i|you)|how (?:much|long|soon)|when (?:will|do|can)|what happens|where do i)\b/

/** Whether words ask how something is handled: how long it takes, what is paid, where photos go. No wish is put so. */
export function asksHow(text: string): boolean {
  const said = text.normalize('NFKC').toLowerCase().trim()
  return (
    said.length <= (/[a-z]{3}/.test(said) ? 60 : 20) &&
    procedure.test(said) &&
    !/^(?:我)?(?:要(?!赔|等|多久|几|怎么)|想要|希望|必须)/.test(said)
  )
}

const timeAlone =
  /^(?:那|大概|一般|请问|要|需要|还要|得)*(?:等)?(?:多久|多长时间|几天|几个工作日)(?:能|会|可以|才|处理好|解决|搞定|好)*[呢啊呀吗?？]*$|^(?:and |so )?how long (?:will|does|do|would) (?:it|this|that|you) take\b.{0,12}$/

/** Whether words ask how long it takes, and not what: “要多久”. */
export const asksTime = (text: string): boolean => timeAlone.test(text.normalize('NFKC').toLowerCase().trim())
