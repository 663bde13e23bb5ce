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
})
