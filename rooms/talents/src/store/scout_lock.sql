UPDATE talents_scouts SET needs = needs WHERE scout = $1
