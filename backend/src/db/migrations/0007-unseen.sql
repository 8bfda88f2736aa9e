-- Of fields whose value was written by somebody who had not seen what it took the place of: the clocks of that, and who wrote
-- what stands. The devices that wrote what was overwritten say so.
alter table rows add column unseen jsonb;
