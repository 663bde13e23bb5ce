import { useState } from 'react'
import type { CustomerCard } from '#desk/customer-card.ts'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'

interface CustomerFormProps {
  customer: CustomerCard
  busy: boolean
  onClose: () => void
  onSave: (change: { name?: string; phone?: string; addresses?: string[] }) => void
}

/** Name and contact of a customer. What is masked stays out of the fields: an empty one is left as it is. */
export function CustomerForm({ customer, busy, onClose, onSave }: CustomerFormProps) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const [name, setName] = useState(customer.name ?? '')
  const [phone, setPhone] = useState(customer.unmasked ? (customer.phone ?? '') : '')
  const [addresses, setAddresses] = useState(customer.unmasked ? customer.addresses.join('\n') : '')
  const lines = addresses
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    <Dialog open onClose={onClose} title={texts.customer} width="sm">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          onSave({
            ...(name.trim() !== '' && name.trim() !== customer.name && { name: name.trim() }),
            ...(phone.trim() !== '' && phone.trim() !== customer.phone && { phone: phone.trim() }),
            ...(lines.length > 0 && lines.join('\n') !== customer.addresses.join('\n') && { addresses: lines }),
          })
        }}
      >
        <TextField label={texts.name} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <TextField
          label={texts.phone}
          type="tel"
          autoComplete="off"
          maxLength={30}
          placeholder={customer.phone ?? ''}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextArea
          label={texts.addresses}
          maxLength={600}
          placeholder={customer.addresses.join('\n')}
          value={addresses}
          onChange={(event) => setAddresses(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {texts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
