import { expect, it } from 'vitest'
import { checkAddress } from '#business/catalogue/address.ts'
import { demoCompany } from '#demo/load-demo.ts'

const company = await demoCompany()

// address | served | district
it.each([
  ['徐汇区漕溪北路88号1502室', true, '徐汇区'],
  ['上海市静安区南京西路1688号3栋501室', true, '静安区'],
  ['南京西路1688号501室', true, undefined],
  ['北京东路668号', true, undefined],
  ['苏州河边的四川北路1350号', true, undefined],
  ['苏州工业园区星湖街328号', false, undefined],
  ['苏州市姑苏区干将路1号', false, undefined],
  ['杭州西湖区文三路90号', false, undefined],
  ['北京朝阳区建国路88号', false, undefined],
  ['昆山市花桥镇绿地大道231弄', false, undefined],
])('%s: served %s', (address, served, district) => {
  const checked = checkAddress(company, address)
  expect(checked.ok).toBe(served)
  if (!served) expect(checked.reason).toBe('outside')
  if (district !== undefined) expect(checked.district).toBe(district)
})
