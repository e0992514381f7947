"""records: the encrypted store of the ward's patients: schema, key slots, audit chain, backup. No Qt."""
