import { beforeEach, describe, expect, it } from 'vitest'
import { ACKS_BY_LABEL } from '@/entrypoints/background/ack-labels'
import {
  ackOfIcon,
  ackOfLabel,
  ackOfModel,
  learnAckLabels,
} from '@/entrypoints/whatsapp.content/read-messages/ack-labels'

beforeEach(() => learnAckLabels(ACKS_BY_LABEL))

describe('the ticks of a message', () => {
  it.each([
    [' Pending ', 'pending'],
    [' Sent ', 'sent'],
    [' Delivered ', 'delivered'],
    [' Read ', 'read'],
    [' Played ', 'read'],
    ['Lida', 'read'],
    ['Entregue', 'delivered'],
    [' Leído ', 'read'],
    [' Gelesen ', 'read'],
    [' Zugestellt ', 'delivered'],
    [' Consegnato ', 'delivered'],
    ['\u200f נקראה ', 'read'],
    [' تم التسليم ', 'delivered'],
    [' 既読 ', 'read'],
    [' 已送达 ', 'delivered'],
    [' Failed ', 'failed'],
  ])('%j says %s', (label, ack) => {
    expect(ackOfLabel(label)).toBe(ack)
  })

  it('say nothing before the background has told what they are called, nor by a word of ours', () => {
    learnAckLabels({})
    expect(ackOfLabel(' Read ')).toBe('unknown')
    expect(ackOfLabel('constructor')).toBe('unknown')
  })

  it('say nothing in a language that is not known', () => {
    expect(ackOfLabel('Olvasva')).toBe('unknown')
  })

  it('say nothing by the one icon that stands for delivered and for read', () => {
    expect(ackOfIcon('wds-ic-read')).toBe('unknown')
    expect(ackOfIcon('wds-ic-status-pending')).toBe('pending')
    expect(ackOfIcon('wds-ic-delivered')).toBe('sent')
    expect(['msg-time', 'msg-check', 'msg-dblcheck', 'msg-dblcheck-ack'].map(ackOfIcon)).toEqual([
      'pending',
      'sent',
      'delivered',
      'read',
    ])
  })

  it('follow the numbers of the page’s model', () => {
    expect([-1, 0, 1, 2, 3, 4, 5, undefined].map(ackOfModel)).toEqual([
      'failed',
      'pending',
      'sent',
      'delivered',
      'read',
      'read',
      'unknown',
      'unknown',
    ])
  })
})
