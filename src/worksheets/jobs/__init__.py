"""Many builds: planned as jobs, done here, in other processes or on a cluster."""
