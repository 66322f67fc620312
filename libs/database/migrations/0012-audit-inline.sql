-- What is hashed is put together within the statement that writes it: a function with settings of its own is called instead, and
-- setting and resetting them was a third of the cost of an entry. append_audit, which calls these, has the same search path.
alter function audit_canonical(audit_entry) reset search_path;
alter function audit_time(timestamptz) reset search_path;
