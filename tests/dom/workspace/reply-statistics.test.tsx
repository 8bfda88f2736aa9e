import { describe, expect, it } from 'vitest'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { click, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { newId } from '../support/fake-state'

const ui = useInterface()

function count(title: string, fields: Partial<ReplyStatistics>): void {
  ui.background.state.statistics.push({
    id: newId(),
    shortcut: title.toLowerCase(),
    title,
    uses: 0,
    measured: 0,
    isDueForReview: false,
    ...fields,
  })
}

const titles = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent)

describe('the statistics of quick replies', () => {
  it('say what counts while there is nothing', async () => {
    await openWorkspaceAt('reply-statistics')
    expect(await screen.findByRole('heading', { name: 'Nothing to count yet' })).toBeTruthy()
  })

  it('are sorted by any column, and unknown is no figure', async () => {
    count('Hello', { uses: 3, measured: 3, answerRate: 0.5, medianReplyMs: 720_000 })
    count('Price', { uses: 9, measured: 8, answerRate: 0.25, medianReplyMs: 90_000 })
    count('Bye', { uses: 1 })
    await openWorkspaceAt('reply-statistics')
    await screen.findByRole('table')
    expect(titles()).toEqual(['Price', 'Hello', 'Bye'])
    click(screen.getByRole('button', { name: 'Answered' }))
    expect(titles()).toEqual(['Hello', 'Price', 'Bye'])
    click(screen.getByRole('button', { name: 'Answered' }))
    expect(titles()).toEqual(['Price', 'Hello', 'Bye'])
    const bye = screen.getByRole('link', { name: 'Bye' }).closest('tr')
    expect(bye?.textContent).toContain('–')
    expect(bye?.textContent).not.toContain('0%')
    expect(screen.getByText('12 min')).toBeTruthy()
  })

  it('offer what to review and what to give up', async () => {
    count('Weak', { uses: 30, measured: 30, answerRate: 0.01, retire: 'rarely-answered' })
    count('Old', { uses: 2, isDueForReview: true })
    await openWorkspaceAt('reply-statistics')
    click(await screen.findByRole('button', { name: 'To review (1)' }))
    expect(titles()).toEqual(['Old'])
    click(screen.getByRole('button', { name: 'Mark “Old” as reviewed' }))
    await waitFor(() => expect(ui.background.askedFor('replies.reviewed')).toHaveLength(1))
    click(screen.getByRole('button', { name: 'To retire (1)' }))
    expect(screen.getByText('Hardly anybody answers')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Put “Weak” aside' }))
    await waitFor(() => expect(ui.background.askedFor('replies.archive')).toMatchObject([{ on: true }]))
  })
})
