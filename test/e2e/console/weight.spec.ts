import { gzipSync } from 'node:zlib'
import { morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

test('the inbox is there after 200 kB', async ({ page, fake, visit }) => {
  for (const each of morning()) fake.add(each)
  const files: Promise<[string, number]>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/'))
      files.push(response.body().then((body) => [pathname, gzipSync(body, { level: 6 }).length]))
  })
  await visit('/inbox')
  await expect(page.getByText('人呢？？').first()).toBeVisible()
  await page.waitForLoadState('load')
  const sizes = await Promise.all(files)
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  console.log(`${sizes.length} files, ${total} bytes gzip`)
  expect(total).toBeLessThan(200_000)
})
