import { expect, test } from './chat-page.ts'

test('Shift+Enter breaks the line, Enter sends', async ({ chat, server }) => {
  await chat.open()
  await chat.field.pressSequentially('第一行')
  await chat.field.press('Shift+Enter')
  await chat.field.pressSequentially('第二行')
  await chat.field.press('Enter')
  await expect.poll(() => server.stored.map(({ text }) => text)).toEqual(['第一行\n第二行'])
})

test('the Enter that ends a composition never sends', async ({ chat, server, page }) => {
  await chat.open()
  await chat.field.focus()
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'baojie', selectionStart: 6, selectionEnd: 6 })
  await expect(chat.field).toHaveValue('baojie')
  await chat.field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })
  await keyboard.send('Input.insertText', { text: '保洁' })
  // Safari reports the key after the composition ended, with the key code of a composition.
  await chat.field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
  await expect(chat.field).toHaveValue('保洁')
  expect(server.posts).toEqual([])
  await chat.field.press('Enter')
  await chat.shows('收到：保洁')
  expect(server.stored.map(({ text }) => text)).toEqual(['保洁'])
})

test('nothing but spaces is not sent', async ({ chat, server }) => {
  await chat.open()
  await chat.say('  \n  ')
  await chat.say('好')
  await chat.shows('收到：好')
  expect(server.posts).toHaveLength(1)
})

test('a text over 4,000 characters is told before it is sent', async ({ chat, server, page }) => {
  await chat.open()
  await chat.field.fill('长'.repeat(3700))
  await expect(page.getByText('还可输入 300 字')).toBeVisible()
  await chat.field.fill('长'.repeat(4003))
  await expect(page.getByText('超出 3 字')).toBeVisible()
  await chat.field.press('Enter')
  await expect(chat.field).toHaveValue('长'.repeat(4003))
  expect(server.posts).toEqual([])
  await chat.say('长'.repeat(4000))
  await expect.poll(() => server.stored[0]?.text?.length).toBe(4000)
})

test('a person is one tap away, and an impatient second tap says nothing more', async ({ chat, server, page }) => {
  await chat.open()
  const handoff = page.getByRole('button', { name: '转人工' })
  await handoff.click()
  await handoff.click({ force: true })
  await chat.shows('收到：转人工')
  expect(server.stored.map(({ text }) => text)).toEqual(['转人工'])
})

test('a quick question and a service of the welcome are sent as text', async ({ chat, server, page }) => {
  await chat.open()
  await page.getByRole('button', { name: '查看我的订单进度' }).click()
  await chat.shows('收到：查看我的订单进度')
  await expect(page.getByText('您可以这样问')).toHaveCount(0)
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /日常保洁/ })
    .click()
  await chat.shows('收到：我想预约日常保洁')
  expect(server.stored.map(({ text }) => text)).toEqual(['查看我的订单进度', '我想预约日常保洁'])
})
