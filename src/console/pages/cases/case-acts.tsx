import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useRight, useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { type File, useCaseAct } from './calls.ts'
import { ImproveDialog } from './improve-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { TextDialog } from './text-dialog.tsx'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

/** What is done with a text alone: the route, and the field that the text goes into. */
const withText = { contact: 'text', ask: 'question', reject: 'why', decide: 'decision', close: 'cause', reopen: 'why' }
type TextAct = keyof typeof withText
type Open = TextAct | 'propose' | 'assign' | 'improve'

/** The buttons of a complaint: those that its state and one's rights allow. The server has the last word. */
export function CaseActs({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { staff } = useSession()
  const { nameOf } = useStaffNames()
  const confirm = useConfirm()
  const mayApprove = useRight('case.approve')
  const mayAssign = useRight('case.assign')
  const [open, setOpen] = useState<Open | undefined>()
  const { number, status, owner } = file.case
  const take = useCaseAct(number, 'take', false)
  const approve = useCaseAct(number, 'approve', false)
  const isSettled = status === 'decided' || status === 'closed'
  const waiting = file.proposals.find((proposal) => proposal.status === 'awaiting_approval')

  const takeIt = async () => {
    if (
      owner !== null &&
      !(await confirm({ title: texts.take, text: texts.confirmTake(nameOf(owner)), action: texts.take }))
    )
      return
    take.mutate({}, { onSuccess: () => toast(texts.saved, { tone: 'good' }) })
  }
  const approveIt = async () => {
    if (
      waiting &&
      (await confirm({ title: texts.approve, text: texts.approveText(waiting.text), action: texts.approve }))
    )
      approve.mutate({}, { onSuccess: () => toast(texts.saved, { tone: 'good' }) })
  }
  const close = () => setOpen(undefined)
  return (
    <div role="group" aria-label={texts.acts} className="flex flex-wrap gap-2">
      {waiting && mayApprove && (
        <>
          <Button look="primary" busy={approve.isPending} onClick={() => void approveIt()}>
            {texts.approve}
          </Button>
          <Button onClick={() => setOpen('reject')}>{texts.reject}</Button>
        </>
      )}
      {owner !== staff.id && status !== 'closed' && (
        <Button look={waiting ? 'plain' : 'primary'} busy={take.isPending} onClick={() => void takeIt()}>
          {texts.take}
        </Button>
      )}
      {!isSettled && (
        <Button look={owner === staff.id && !waiting ? 'primary' : 'plain'} onClick={() => setOpen('propose')}>
          {texts.propose}
        </Button>
      )}
      {status === 'decided' && (
        <Button look="primary" onClick={() => setOpen('close')}>
          {texts.close}
        </Button>
      )}
      {status !== 'closed' && <Button onClick={() => setOpen('contact')}>{texts.contact}</Button>}
      {!isSettled && status !== 'waiting_customer' && <Button onClick={() => setOpen('ask')}>{texts.ask}</Button>}
      {!isSettled && status !== 'waiting_customer' && mayApprove && (
        <Button onClick={() => setOpen('decide')}>{texts.decide}</Button>
      )}
      {isSettled && <Button onClick={() => setOpen('reopen')}>{texts.reopen}</Button>}
      {mayAssign && status !== 'closed' && <Button onClick={() => setOpen('assign')}>{texts.assign}</Button>}
      <Button look="quiet" onClick={() => setOpen('improve')}>
        {texts.improve}
      </Button>
      {open === 'propose' && <ProposeDialog file={file} onClose={close} />}
      {open === 'assign' && <AssignDialog number={number} owner={owner} onClose={close} />}
      {open === 'improve' && <ImproveDialog number={number} cause={file.case.cause} onClose={close} />}
      {open !== undefined && open in withText && (
        <ActWithText key={open} number={number} act={open as TextAct} onClose={close} />
      )}
    </div>
  )
}

function ActWithText({ number, act, onClose }: { number: string; act: TextAct; onClose: () => void }) {
  const texts = useTexts(caseTexts)
  const doIt = useCaseAct(number, act)
  const words = {
    contact: [texts.contactAbout, texts.contactLabel, texts.save],
    ask: [texts.askAbout, texts.askLabel, texts.send],
    reject: [texts.rejectAbout, texts.rejectLabel, texts.reject],
    decide: [texts.decideAbout, texts.decideLabel, texts.decide],
    close: [texts.closeAbout, texts.closeLabel, texts.close],
    reopen: [texts.reopenAbout, texts.reopenLabel, texts.reopen],
  } as const
  const [about, label, action] = words[act]
  return (
    <TextDialog
      title={texts[act]}
      about={about}
      label={label}
      action={action}
      danger={act === 'reject'}
      onSave={(text) => doIt.mutateAsync({ [withText[act]]: text })}
      onClose={onClose}
    />
  )
}
