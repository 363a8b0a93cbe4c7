SELECT person, need, blind, message, sent_at, left_at, answer, answered_at, revoked_at FROM talents_contacts WHERE person = $1 AND need = $2
