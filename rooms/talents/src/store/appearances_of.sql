SELECT need, latest_at, times FROM talents_appearances WHERE person = $1 ORDER BY latest_at DESC, need
