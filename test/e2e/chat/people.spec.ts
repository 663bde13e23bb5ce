import { pdf, png } from '../../support/pictures.ts'
import { expect, test } from './chat-page.ts'

test('that a colleague is typing shows for a moment, ends by itself, and with the words', async ({ chat, server }) => {
  server.answer = () => []
  await chat.open()
  await chat.say('转人工')
  await expect.poll(() => server.openStreams()).toBe(1)
  const typing = chat.log.getByText('客服正在输入')
  server.typing(1_500)
  await expect(typing).toBeVisible()
  await expect(typing).toHaveCount(0)
  server.typing(15_000)
  await expect(typing).toBeVisible()
  server.say({ from: 'staff', text: '您好，我来看一下' })
  await chat.shows('您好，我来看一下')
  await expect(typing).toHaveCount(0)
})

test('where no stream comes through, typing is shown all the same', async ({ chat, server }) => {
  server.faults.refuseStreams = true
  server.answer = () => []
  await chat.open()
  await chat.say('转人工')
  await expect.poll(() => server.openPolls(), { timeout: 15_000 }).toBeGreaterThan(0)
  server.typing(10_000)
  await expect(chat.log.getByText('客服正在输入')).toBeVisible()
})

test('who has the chat is told as a notice, and what may be done about waiting is a button of it', async ({
  chat,
  server,
}) => {
  server.answer = ({ text, choice }) =>
    (text ?? choice) === '转人工'
      ? [{ from: 'system', text: '您前面还有 2 位，请稍等。', choices: [{ id: 'nobody', label: '不用人工了' }] }]
      : [{ text: '好的，不转人工了。' }]
  await chat.open()
  await chat.say('转人工')
  await chat.shows('您前面还有 2 位，请稍等。')
  await chat.log.getByRole('button', { name: '不用人工了' }).click()
  await chat.shows('好的，不转人工了。')
  expect(server.stored.at(-1)).toMatchObject({ choice: 'nobody' })
  server.say({ from: 'system', text: '客服小李已接入，接下来为您服务。' })
  await chat.shows('客服小李已接入，接下来为您服务。')
  server.say({ from: 'staff', text: '您好', name: '客服小李' })
  await expect(chat.log.getByText('客服小李', { exact: true })).toBeVisible()
})

test('what was offered to whoever waited is over when somebody has come', async ({ chat, server }) => {
  server.answer = () => [{ text: '已经为您转人工', choices: [{ id: 'nobody', label: '不用人工了' }] }]
  await chat.open()
  await chat.say('转人工')
  const button = chat.log.getByRole('button', { name: '不用人工了' })
  await expect(button).toBeEnabled()
  server.say({ from: 'system', text: '客服小李已接入，接下来为您服务。' })
  await chat.shows('客服小李已接入，接下来为您服务。')
  await expect(chat.log.getByRole('button', { name: '不用人工了' }).and(chat.page.locator(':enabled'))).toHaveCount(0)
})

test('a picture from a colleague is shown, a paper is saved under its name, and what is gone is said to be', async ({
  chat,
  server,
  page,
}) => {
  server.answer = () => []
  await chat.open()
  await chat.say('转人工')
  await expect.poll(() => server.stored.length).toBe(1)
  const file = (id: string, kind: 'photo' | 'document', name: string, mime: string) => ({
    id,
    kind,
    name,
    mime,
    bytes: 2048,
  })
  server.files.set('p', { mime: 'image/png', content: png(320, 200) })
  server.files.set('d', { mime: 'application/pdf', content: pdf() })
  server.say({ from: 'staff', text: '这是现场照片', file: file('p', 'photo', '现场.png', 'image/png') })
  const picture = chat.log.getByRole('img', { name: '现场.png' })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: { naturalWidth?: number }) => image.naturalWidth)).toBe(320)
  server.say({ from: 'staff', text: '', file: file('d', 'document', '服务合同.pdf', 'application/pdf') })
  const saving = page.waitForEvent('download')
  await chat.log.getByRole('button', { name: '下载 服务合同.pdf' }).click()
  expect((await saving).suggestedFilename()).toBe('服务合同.pdf')
  server.say({ from: 'staff', text: '', file: file('gone', 'photo', 'x.png', 'image/png') })
  await expect(chat.log.getByText('文件打不开')).toBeVisible()
})
