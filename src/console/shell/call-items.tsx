import { Bell, Volume2 } from 'lucide-react'
import { useState } from 'react'
import { shellTexts } from '../texts/shell.ts'
import { MenuItem, MenuLine } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { choose, wants, type Call } from './call-attention.ts'
import { useTexts } from './language.tsx'

/** How one wants to be called while another window is in front. */
export function CallItems() {
  const texts = useTexts(shellTexts)
  const [wanted, setWanted] = useState<Record<Call, boolean>>({ sound: wants('sound'), desktop: wants('desktop') })
  const toggle = async (call: Call) => {
    const next = !wanted[call]
    const now = await choose(call, next)
    setWanted({ ...wanted, [call]: now })
    if (next && !now) toast(texts.desktopForbidden, { tone: 'danger' })
  }
  return (
    <>
      <MenuItem icon={Volume2} checked={wanted.sound} onSelect={() => void toggle('sound')}>
        {texts.sound}
      </MenuItem>
      <MenuItem icon={Bell} checked={wanted.desktop} onSelect={() => void toggle('desktop')}>
        {texts.desktop}
      </MenuItem>
      <MenuLine />
    </>
  )
}
