UPDATE talents_scouts SET needs = needs + 1 WHERE scout = $1 AND needs = $2
