/** What an emoji or a WeChat face says about the customer. A WeChat face arrives as its name in brackets. */
export type Mood = 'angry' | 'sad' | 'happy' | 'thankful' | 'worried'

export const moodOfEmoji: Readonly<Record<Mood, string>> = {
  angry: '😡 😠 🤬 😤 👿 💢 🖕 😾 🤮 🤢 💩 🙄 😒 👊',
  sad: '😭 😢 😞 😔 😟 😣 😩 😫 😿 💔 🥺 😥 ☹ 🙁 😓',
  happy: '😊 😀 😃 😄 😁 😆 😂 🤣 🙂 😍 🥰 😘 😋 😎 🎉 💯 👏 🌹 🌸 ❤ 💕 💖 🧡 💛 💚 💙 ☺ 🤗 😻 🥳 ✌ 💐 😉',
  thankful: '🙏 🤝 🙇',
  worried: '😰 😨 😱 😖 🆘 🚨 😧 😦',
}

export const moodOfFace: Readonly<Record<Mood, string>> = {
  angry: '发怒 怒 怒骂 抓狂 咒骂 鄙视 炸弹 菜刀 吐 白眼 便便 翻白眼 撇嘴 敲打 傲慢 恶魔',
  sad: '大哭 流泪 难过 委屈 快哭了 心碎 可怜 苦涩 凋谢 失望 叹气 衰',
  happy:
    '愉快 呲牙 偷笑 玫瑰 爱心 鼓掌 笑脸 嘿哈 耶 庆祝 爱你 色 亲亲 可爱 憨笑 得意 礼物 太阳 破涕为笑 社会社会 加油 开心',
  thankful: '抱拳 合十 握手 拥抱 谢谢',
  worried: '惊恐 惊讶 流汗 冷汗 汗 尴尬 疑问',
}

export const thumbsUp = '👍 👌 🆗 ✅ ✔ 🉑'
export const thumbsDown = '👎 ❌ ✖ 🙅'
export const thumbsUpFaces = '强 赞 OK ok 胜利 NO1'
export const thumbsDownFaces = '弱 差劲 NO no'
