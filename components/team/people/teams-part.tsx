import { Pencil, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { LineEditor } from '@/components/ui/line-editor'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Team } from '@/storage/sync/people-wire'
import { doAdmin } from './do-admin'
import type { Office } from './use-people'

/** The teams within the team: only owners see this part. */
export function TeamsPart({ office }: { office: Office }) {
  const { teams } = office
  return (
    <Section title={t('team.teams')} count={teams.length}>
      <p class="quiet">{t('team.teamsHint')}</p>
      {teams.length === 0 ? (
        <p>{t('team.teamsNone')}</p>
      ) : (
        <ul class="team-list" aria-label={t('team.teams')}>
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} office={office} />
          ))}
        </ul>
      )}
      <NewTeam office={office} />
    </Section>
  )
}

function TeamRow({ team: { id, name }, office }: { team: Team; office: Office }) {
  const [isEditing, setEditing] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const count = office.members.filter(({ teams, hasLeft }) => !hasLeft && teams.includes(id)).length
  const rename = (value: string): void => {
    setEditing(false)
    const next = value.trim()
    if (next === name) return
    void doAdmin(() => askWorkspace('team.renameTeam', { id, name: next }), {
      done: t('team.renamed', { name: next }),
      undo: () => askWorkspace('team.renameTeam', { id, name }),
      after: office.refetch,
    })
  }
  const dissolve = (): void => {
    setAsking(false)
    void doAdmin(() => askWorkspace('team.dissolveTeam', { id }), {
      done: t('team.dissolved', { name }),
      fault: ({ code }) => (code === 'bad-request' ? t('team.dissolveFault') : undefined),
      after: office.refetch,
    })
  }
  if (isEditing) {
    return (
      <li class="team-row">
        <LineEditor
          label={t('team.rename', { name })}
          value={name}
          check={(value) => (value.trim() === '' ? t('team.teamNameFault') : undefined)}
          commit={rename}
          cancel={() => setEditing(false)}
        />
      </li>
    )
  }
  return (
    <li class="team-row">
      <div class="grow">
        <p class="team-name" dir="auto">
          {name}
        </p>
        <p class="quiet team-small">{t('team.members', { count })}</p>
      </div>
      <IconButton label={t('team.rename', { name })} icon={Pencil} onClick={() => setEditing(true)} />
      <IconButton label={t('team.dissolve', { name })} icon={Trash2} onClick={() => setAsking(true)} />
      {isAsking && (
        <ConfirmDialog
          title={t('team.dissolveTitle', { name })}
          confirmLabel={t('team.dissolveDo')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={dissolve}
          onCancel={() => setAsking(false)}
        >
          <p>{t('team.dissolveText')}</p>
        </ConfirmDialog>
      )}
    </li>
  )
}

function NewTeam({ office }: { office: Office }) {
  const [text, setText] = useState('')
  const name = text.trim()
  const make = async (): Promise<void> => {
    const done = t('team.made', { name })
    const made = await doAdmin(() => askWorkspace('team.makeTeam', { name }), { done, after: office.refetch })
    if (made !== undefined) setText('')
  }
  return (
    <form
      class="row team-actions"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '') void make()
      }}
    >
      <input
        class="input team-new"
        dir="auto"
        aria-label={t('team.newTeam')}
        placeholder={t('team.newTeam')}
        maxLength={100}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name === ''}>
        {t('team.makeTeam')}
      </Button>
    </form>
  )
}
