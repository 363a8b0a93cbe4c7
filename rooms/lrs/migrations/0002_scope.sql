-- What a program may read. Those let in before this could read all; nobody had ticked that, so they no longer do.
ALTER TABLE lrs_clients ADD COLUMN scope TEXT NOT NULL DEFAULT 'statements/read/mine';
