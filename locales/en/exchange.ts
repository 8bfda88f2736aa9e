/** Packs of quick replies, and what comes from and goes to files. */
export const exchange = {
  'packs.title': 'Ready-made replies',
  'packs.hint':
    'Add a pack, then change its words to yours. What stands out in a preview is asked for when you insert it.',
  'packs.language': 'Language',
  'packs.kind-situation': 'By situation',
  'packs.kind-trade': 'By trade',
  'packs.count.one': '{count} reply',
  'packs.count.other': '{count} replies',
  'packs.asked': 'Asked for when you insert it',
  'packs.show': 'Show replies',
  'packs.showOf': 'Show replies: {title}',
  'packs.hide': 'Hide replies',
  'packs.hideOf': 'Hide replies: {title}',
  'packs.add': 'Add',
  'packs.addPack': 'Add {title}',
  'packs.addMissing.one': 'Add the missing one',
  'packs.addMissing.other': 'Add the {count} missing',
  'packs.adding': 'Adding …',
  'packs.isAdded': 'Added',
  'packs.added.one': '{title}: {count} reply added',
  'packs.added.other': '{title}: {count} replies added',
  'packs.translates.one':
    '{count} reply you have from this pack gets this as a further language. Each customer is offered their own.',
  'packs.translates.other':
    '{count} replies you have from this pack get this as a further language. Each customer is offered their own.',
  'packs.all': 'All packs, by situation and trade',
} as const
