import type { Source } from '../read/source'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import { aliasesFromTeam, aliasesOf, contactsNamed, livingOwners, pickAliases } from './alias-lookup'
import { strongNames } from './chat-names'
import { contradicts, hasMessages, hasSharedMessage, recogniseByMessages } from './recognise'

/** A chat with what may recognise it beside its names. */
export type Sighting = ChatIdentity & { isAmbiguous: boolean; messageIds: readonly string[] }

/**
 * 'known': whose chat it is. 'new': no contact may claim it; candidates only share its name. 'ask': contacts of this
 * name exist, and a name alone never decides. 'ambiguous': nothing tells several chats or contacts of this name apart.
 */
export type Resolution =
  | { status: 'known'; contactId: string }
  | { status: 'new' | 'ask' | 'ambiguous'; candidates: string[] }

/**
 * Finds whose chat a sighting is. First by names that belong to one chat alone, then by messages already recorded, then by
 * such names in the account of a colleague; a bare name only when the person confirmed it, one contact bears it, and what is on the screen does not speak against.
 */
export async function resolve(db: Source, sighting: Sighting): Promise<Resolution> {
  const aliases = await aliasesOf(db, [sighting])
  const strong = await strongOwner(db, sighting, aliases)
  if (strong !== undefined) return strong
  const recognised = await recogniseByMessages(db, sighting)
  if (recognised !== undefined) return { status: 'known', contactId: recognised }
  const handedOver = await ownerFromTeam(db, sighting, aliases)
  if (handedOver !== undefined) return handedOver
  const candidates = await contactsNamed(db, sighting, aliases)
  if (strongNames(sighting).length > 0) return { status: 'new', candidates }
  return resolveByName(db, sighting, aliases, candidates)
}

/** The private id comes before the number: a number may pass on to another person. */
async function strongOwner(
  db: Source,
  sighting: Sighting,
  aliases: readonly Alias[],
): Promise<Resolution | undefined> {
  for (const name of strongNames(sighting)) {
    const owners = await livingOwners(db, sighting, pickAliases(aliases, sighting.account, name))
    const [owner, other] = owners
    if (other !== undefined) return { status: 'ambiguous', candidates: owners }
    if (owner === undefined) continue
    if (name.kind === 'phone' && (await contradicts(db, sighting, owner, ['lid']))) continue
    return { status: 'known', contactId: owner }
  }
  return undefined
}

/** A customer whom a colleague looked after writes to this account: the card is there already. */
async function ownerFromTeam(
  db: Source,
  sighting: Sighting,
  aliases: readonly Alias[],
): Promise<Resolution | undefined> {
  for (const name of strongNames(sighting)) {
    const theirs = await aliasesFromTeam(db, aliases, sighting.account, name)
    const owners = await livingOwners(db, sighting, theirs)
    const [owner, other] = owners
    if (other !== undefined) return { status: 'ambiguous', candidates: owners }
    if (owner === undefined) continue
    // In whatever account: the number may have passed on to another person since.
    if (await contradicts(db, { ...sighting, account: '' }, owner, ['lid'])) continue
    return { status: 'known', contactId: owner }
  }
  return undefined
}

async function resolveByName(
  db: Source,
  sighting: Sighting,
  aliases: readonly Alias[],
  candidates: string[],
): Promise<Resolution> {
  if (sighting.isAmbiguous) return { status: 'ambiguous', candidates }
  const name = { kind: 'name', value: sighting.name } as const
  const [bearer, other] = await livingOwners(db, sighting, pickAliases(aliases, sighting.account, name))
  if (other !== undefined) return { status: 'ambiguous', candidates }
  if (bearer === undefined) return { status: candidates.length > 0 ? 'ask' : 'new', candidates }
  if (await hasSharedMessage(db, sighting, bearer)) return { status: 'known', contactId: bearer }
  // Messages on the screen that are not the bearer's may be another person's, who bears the same name.
  const isAlone = candidates.every((candidate) => candidate === bearer)
  const isBlank = sighting.messageIds.length === 0 && !(await hasMessages(db, bearer))
  if (!isAlone || !isBlank) return { status: 'ask', candidates }
  return { status: 'known', contactId: bearer }
}
