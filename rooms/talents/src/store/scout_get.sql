SELECT needs FROM talents_scouts WHERE scout = $1
