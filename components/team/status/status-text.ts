import { t } from '@/locales/t'
import type { TeamState } from '@/storage/protocol/team'
import { formatMoment } from '@/utils/format'

/** @returns how things stand, in a few words. */
export function headline({ phase, waiting, first }: TeamState): string {
  if (phase === 'first') return t(`team.phase-first-${first?.direction ?? 'down'}`)
  if (phase === 'sending') return t('team.phase-sending', { count: waiting })
  return phase === 'off' ? t('team.title') : t(`team.phase-${phase}`)
}

/** @returns what that means and what to do, sentence by sentence. */
export function details(state: TeamState, now: number): string[] {
  const { phase, waiting, inStepAt, since } = state
  const when = (at: number): string => formatMoment(at, now)
  switch (phase) {
    case 'first':
      return [t('team.firstHint')]
    case 'in-step':
      return inStepAt === undefined ? [] : [t('team.asOf', { when: when(inStepAt) })]
    case 'offline':
      return [
        ...(since === undefined ? [] : [t('team.offlineSince', { when: when(since) })]),
        waiting === 0 ? t('team.waitsNone') : t('team.waits', { count: waiting }),
        t('team.offlineHint'),
      ]
    case 'revoked':
      return removalText(state, now)
    case 'unproved':
      return [
        t('team.unprovedHint'),
        t('team.unprovedDo'),
        ...(waiting === 0 ? [] : [t('team.waits', { count: waiting })]),
      ]
    case 'outdated':
    case 'server-outdated':
      return [
        t(phase === 'outdated' ? 'team.outdatedHint' : 'team.serverOutdatedHint'),
        ...(waiting === 0 ? [] : [t('team.waits', { count: waiting })]),
      ]
    default:
      return []
  }
}

function removalText({ removal }: TeamState, now: number): string[] {
  if (removal === undefined) return []
  const { at, isDone, unsent } = removal
  return [
    t('team.removedSince', { when: formatMoment(at, now) }),
    t(isDone ? 'team.removed' : 'team.removing'),
    ...(unsent === 0 ? [] : [t('team.removedUnsent', { count: unsent })]),
  ]
}
