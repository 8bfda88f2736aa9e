/** The code that opens the keys of a team again. */
export const teamRecovery = {
  'recovery.title': 'Recovery code',
  'recovery.intro':
    'The keys of the team are in its browsers alone; the server cannot read them. When all browsers that have them are lost, this code opens them again on a new device of an owner.',
  'recovery.soFar': 'What people keep of messages is sealed with these keys.',
  'recovery.noKeys': 'There are no keys yet. They are made by themselves in a moment.',
  'recovery.missing': 'This device does not have all keys of the team yet.',
  'recovery.missingHint':
    'It gets them by itself once somebody who has them, an owner or a manager, has Chatside open.',
  'recovery.none': 'There is no code yet.',
  'recovery.madeAt': 'Made {when}.',
  'recovery.behind': 'The newest key is added to it by itself.',
  'recovery.doubtful':
    'This code was not made in a browser that has the keys of the team, so nothing is opened to it. Make a new one.',
  'recovery.make': 'Make a code',
  'recovery.renew': 'Make a new code',
  'recovery.open': 'Open the keys with the code',
  'recovery.away': 'The server does not answer, so it cannot be said whether there is a code.',

  'recovery.newTitle': 'Your recovery code',
  'recovery.newText':
    'Write it down, and keep it where only the owners of the team get at it. It is shown this once only.',
  'recovery.replaces': 'As soon as you use this one, the code before opens nothing any more.',
  'recovery.copy': 'Copy',
  'recovery.written': 'I have written it down',
  'recovery.mustWrite': 'Write it down first: nobody can look it up later.',
  'recovery.use': 'Use this code',
  'recovery.saved': 'The code opens the keys of the team from now on',
  'recovery.fault-locked': 'This device does not have the newest key. Close this and try again in a moment.',
  'recovery.fault-changed': 'The keys have just changed. Try again.',

  'recovery.code': 'Recovery code',
  'recovery.codeHint': '28 letters and digits. Gaps and small letters do not matter.',
  'recovery.typo': 'That is no whole code, or a character of it is wrong. Compare it once more.',
  'recovery.wrong': 'This is not the code that the team has now.',
  'recovery.openDo': 'Open the keys',
  'recovery.opened': 'This device has the keys of the team now',
} as const
