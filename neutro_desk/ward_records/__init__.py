"""ward_records: the records on this workstation: who is signed in, when they lock, whose record is open."""
