import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useRight } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'

// Needed once in a while, by few.
const PersonalDataDialog = lazy(async () => ({
  default: (await import('./personal-data-dialog.tsx')).PersonalDataDialog,
}))

// The dialog's own texts come with it.
const partTexts = {
  zh: { title: '个人信息', open: '索取与删除…' },
  en: { title: 'Personal data', open: 'Copy or delete…' },
}

/** On the card of a customer, for those who may: a copy of what is kept about him, or its deletion. */
export function PersonalDataPart({ id }: { id: string }) {
  const texts = useTexts(partTexts)
  const mayAsk = useRight('customer.ask')
  const [open, setOpen] = useState(false)
  if (!mayAsk) return null
  return (
    <div className="border-t border-line p-4">
      <h3 className="text-xs font-semibold text-muted">{texts.title}</h3>
      <Button size="sm" className="mt-2" onClick={() => setOpen(true)}>
        {texts.open}
      </Button>
      {open && (
        <Suspense>
          <PersonalDataDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
